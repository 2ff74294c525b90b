package ru.uzel.mocks.smev;

/** FSAttachment: how to fetch a file. */
record FtpAccess(String userName, String password, String fileName) {

  /** Never the password: it must not get into a log by accident. */
  @Override
  public String toString() {
    return userName + fileName;
  }
}
