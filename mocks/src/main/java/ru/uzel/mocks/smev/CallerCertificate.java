package ru.uzel.mocks.smev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The one caller the emulator knows: the hub, by the certificate file it writes when it starts. */
final class CallerCertificate implements KnownCertificates {

  private final Path file;
  private volatile @Nullable Known known;

  CallerCertificate(Path file) {
    this.file = file;
  }

  @Override
  public X509Certificate require(byte[] encoded) {
    Known current = current();
    if (current == null || !current.hex.equals(HexFormat.of().formatHex(encoded))) {
      throw SmevFault.signature(
          "CertificateIsNotFound", "сертификат клиента не зарегистрирован в СМЭВ");
    }
    return KnownCertificates.valid(current.certificate);
  }

  private @Nullable Known current() {
    Known last = known;
    try {
      FileTime written = Files.getLastModifiedTime(file);
      if (last == null || !last.written.equals(written)) {
        last = read(written);
        known = last;
      }
      return last;
    } catch (IOException | GeneralSecurityException e) {
      // Not there yet, or half written: the hub is only starting.
      return last;
    }
  }

  private Known read(FileTime written) throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", SigningKey.PROVIDER);
      if (factory.generateCertificate(in) instanceof X509Certificate certificate) {
        return new Known(written, certificate, HexFormat.of().formatHex(certificate.getEncoded()));
      }
      throw new CertificateException("no certificate in " + file);
    }
  }

  private record Known(FileTime written, X509Certificate certificate, String hex) {}
}
