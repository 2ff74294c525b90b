package ru.uzel.adapters.smev;

import java.time.Duration;

/** Where СМЭВ's file store is, and how long to wait for it. */
record FtpAddress(String host, int port, Duration connectTimeout, Duration receiveTimeout) {

  @Override
  public String toString() {
    return "ftp://" + host + ":" + port;
  }
}
