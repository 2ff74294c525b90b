package ru.uzel.mocks.smev;

/**
 * What the emulator alone needs to know.
 *
 * @param ftpAddress where the FTP server listens, for control and data
 * @param ftpPort 0 is any that is free
 */
public record SmevSettings(String ftpAddress, int ftpPort) {

  /** On loopback, on a free port. */
  public static final SmevSettings DEFAULT = new SmevSettings("127.0.0.1", 0);
}
