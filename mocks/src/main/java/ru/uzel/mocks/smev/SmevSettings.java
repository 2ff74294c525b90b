package ru.uzel.mocks.smev;

/**
 * What the emulator alone needs to know.
 *
 * @param ftpAddress where the FTP server listens, for control and data
 * @param ftpPort 0 is any that is free
 * @param algorithm of СМЭВ's own keys and those of the bodies
 * @param signatureCheck who counts when a caller's signature is checked
 * @param anyCaller whether every valid certificate is a registered one
 */
public record SmevSettings(
    String ftpAddress,
    int ftpPort,
    SignatureAlgorithm algorithm,
    SignatureCheck signatureCheck,
    boolean anyCaller) {

  /** On loopback, on a free port, with GOST 256, counting by itself. */
  public static final SmevSettings DEFAULT =
      new SmevSettings("127.0.0.1", 0, SignatureAlgorithm.GOST_256, SignatureCheck.OWN, false);

  /** As usual, with FTP on that port. */
  public static SmevSettings withFtpPort(int port) {
    return new SmevSettings(
        DEFAULT.ftpAddress, port, DEFAULT.algorithm, DEFAULT.signatureCheck, DEFAULT.anyCaller);
  }

  /** Who counts. */
  public enum SignatureCheck {
    /** The emulator's own code. */
    OWN,
    /** OpenSSL with the GOST engine. */
    OPENSSL,
    /** Both, and both must agree. */
    BOTH
  }
}
