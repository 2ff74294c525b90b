package ru.uzel.security.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubKeyFilesTest {

  @TempDir Path data;
  private Path folder;

  @BeforeEach
  void namesTheFolder() {
    folder = data.resolve("keys");
  }

  private X509Certificate open() {
    return HubKeyFiles.open(folder, Issued.PROVIDER, new MovableClock(Issued.NOW))
        .find("hub")
        .orElseThrow()
        .certificate();
  }

  @Test
  void makesAGostKeyWithACertificateOfItsOwn() throws Exception {
    X509Certificate certificate = open();

    SubjectPublicKeyInfo key =
        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
    assertThat(key.getAlgorithm().getAlgorithm().getId()).isEqualTo("1.2.643.7.1.1.1.1");
    assertThat(key.getAlgorithm().getParameters())
        .hasToString("[1.2.643.2.2.36.0, 1.2.643.7.1.1.2.2]");
    assertThat(certificate.getSigAlgOID()).isEqualTo("1.2.643.7.1.1.3.2");
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=Uzel,O=Regional Management Centre");
    assertThat(certificate.getKeyUsage())
        .containsExactly(true, true, false, false, false, false, false, false, false);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    certificate.verify(certificate.getPublicKey(), Issued.PROVIDER);
    certificate.checkValidity(Date.from(Issued.NOW));
  }

  @Test
  void keepsTheKeyOverARestart() {
    X509Certificate first = open();

    assertThat(open()).isEqualTo(first);
  }

  @Test
  void publishesTheCertificate() throws Exception {
    X509Certificate certificate = open();

    assertThat(
            CertificateFactory.getInstance("X.509", Issued.PROVIDER)
                .generateCertificate(
                    new ByteArrayInputStream(Files.readAllBytes(folder.resolve("hub.crt.pem")))))
        .isEqualTo(certificate);
  }

  @Test
  void letsOnlyTheOwnerReadThem() throws IOException {
    open();

    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      assertThat(all)
          .extracting(file -> file.getFileName().toString())
          .containsExactly("hub.crt.pem", "hub.p12", "hub.p12.password");
      for (Path file : all) {
        assertThat(Files.getPosixFilePermissions(file))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void startsAgainWhereverTheFirstStartWasKilled() throws IOException {
    open();
    Files.delete(folder.resolve("hub.crt.pem"));
    X509Certificate kept = open();
    assertThat(folder.resolve("hub.crt.pem")).exists();

    Files.delete(folder.resolve("hub.crt.pem"));
    Files.write(folder.resolve("hub.crt.pem.unfinished"), new byte[3]);
    assertThat(open()).isEqualTo(kept);

    Files.delete(folder.resolve("hub.crt.pem"));
    Files.delete(folder.resolve("hub.p12"));
    Files.write(folder.resolve("hub.p12.unfinished"), new byte[3]);
    X509Certificate made = open();
    assertThat(open()).isEqualTo(made);

    Files.delete(folder.resolve("hub.crt.pem"));
    Files.delete(folder.resolve("hub.p12"));
    Files.delete(folder.resolve("hub.p12.password"));
    Files.write(folder.resolve("hub.p12.password.unfinished"), new byte[3]);
    assertThat(open()).isNotNull();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void doesNotReplaceAKeyItCannotOpen() throws IOException {
    open();
    byte[] store = Files.readAllBytes(folder.resolve("hub.p12"));
    Files.writeString(folder.resolve("hub.p12.password"), "another");

    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hub.p12.password")
        .hasMessageContaining("backup");
    assertThat(folder.resolve("hub.p12")).hasBinaryContent(store);

    Files.delete(folder.resolve("hub.p12.password"));
    assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
    assertThat(folder.resolve("hub.p12")).hasBinaryContent(store);
  }

  @Test
  void refusesAKeyFileThatIsCut() throws IOException {
    open();
    Files.write(folder.resolve("hub.p12"), new byte[0]);

    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hub.p12");
  }

  @Test
  void correctsAPublishedCertificateThatIsNotTheKeys() throws IOException {
    open();
    byte[] published = Files.readAllBytes(folder.resolve("hub.crt.pem"));
    Files.writeString(folder.resolve("hub.crt.pem"), "something else");

    open();

    assertThat(folder.resolve("hub.crt.pem")).hasBinaryContent(published);
  }
}
