package ru.uzel.adapters.smev;

import java.io.IOException;

/** What a file store answered to a command, without its words: they may repeat a user's name. */
final class FtpRefusal extends IOException {

  private static final long serialVersionUID = 1L;

  private final int code;

  FtpRefusal(String command, int code) {
    super(command + " is answered " + code);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** RFC 959 §4.2.1: 5yz, the same command will be refused again. */
  boolean isPermanent() {
    return code / 100 == 5;
  }
}
