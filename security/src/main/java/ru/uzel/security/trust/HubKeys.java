package ru.uzel.security.trust;

import java.util.Optional;

/** Every key a setting may name: those in the hub's key file, and those in hardware modules. */
public record HubKeys(HubKeyFiles files, TokenKeys tokens) implements SigningKeys {

  @Override
  public Optional<SigningKey> find(String name) {
    return TokenKeys.names(name) ? tokens.find(name) : files.find(name);
  }
}
