package ru.uzel.adapters.smev;

/** A name and a password; neither ever shows in a text. */
record FtpLogin(String user, String password) {

  @Override
  public String toString() {
    return "FtpLogin[***]";
  }
}
