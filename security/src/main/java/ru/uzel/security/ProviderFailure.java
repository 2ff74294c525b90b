package ru.uzel.security;

/** The cryptographic provider that is set cannot be had; the message names the setting. */
public final class ProviderFailure extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  ProviderFailure(String why) {
    super(why);
  }

  ProviderFailure(String why, Throwable cause) {
    super(why, cause);
  }
}
