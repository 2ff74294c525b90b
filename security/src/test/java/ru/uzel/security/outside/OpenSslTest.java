package ru.uzel.security.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.security.hash.StreebogHash;
import ru.uzel.security.signature.CmsExamination;
import ru.uzel.security.signature.CmsSigner;
import ru.uzel.security.signature.CmsVerifier;
import ru.uzel.security.signature.XmlLimits;
import ru.uzel.security.signature.XmlMessageSigner;
import ru.uzel.security.trust.CertificateProblem;
import ru.uzel.security.trust.ImportedKeys;
import ru.uzel.security.trust.KeyFile;
import ru.uzel.security.trust.KeyKind;
import ru.uzel.security.trust.KeyRequest;
import ru.uzel.security.trust.NewCertificate;
import ru.uzel.security.trust.PemText;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.TrustLists;
import ru.uzel.security.trust.TrustStore;

/** What we make, judged by OpenSSL with its GOST engine, and what it makes, judged by us. */
@Tag("outside-tools")
class OpenSslTest {

  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final Clock CLOCK = Clock.systemUTC();
  private static final byte[] DATA = "приложение к обращению".getBytes(UTF_8);

  @TempDir Path directory;
  private OpenSsl openssl;

  @BeforeEach
  void findsTheTool() {
    openssl = OpenSsl.in(directory);
    openssl.write("data.bin", DATA);
  }

  private static final class Data implements DetachedContent {
    @Override
    public ByteArrayInputStream open() {
      return new ByteArrayInputStream(DATA);
    }

    @Override
    public Optional<byte[]> streebog256() {
      return Optional.empty();
    }
  }

  /** Our name of the kind, OpenSSL's key algorithm and digest; all parameter sets there are. */
  static Stream<List<String>> kinds() {
    List<List<String>> kinds = new ArrayList<>();
    for (String set : List.of("A", "B", "C", "XA", "XB", "TCA", "TCB", "TCC", "TCD")) {
      kinds.add(
          List.of(
              "gost-256:" + set,
              "-algorithm gost2012_256 -pkeyopt paramset:" + set,
              "md_gost12_256"));
    }
    for (String set : List.of("A", "B", "C")) {
      kinds.add(
          List.of(
              "gost-512:" + set,
              "-algorithm gost2012_512 -pkeyopt paramset:" + set,
              "md_gost12_512"));
    }
    kinds.add(List.of("ecdsa-256", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "sha256"));
    kinds.add(List.of("ecdsa-384", "-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "sha384"));
    kinds.add(List.of("ecdsa-521", "-algorithm EC -pkeyopt ec_paramgen_curve:P-521", "sha512"));
    return kinds.stream();
  }

  private static NewCertificate certificate(String kind, String subject) {
    return new NewCertificate(
        KeyKind.of(kind).orElseThrow(), subject, Duration.ofDays(30), PROVIDER, CLOCK);
  }

  private void trust(String file, byte[] certificate) {
    try {
      Files.createDirectories(directory.resolve("trust/list"));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    openssl.write("trust/list/" + file, certificate);
  }

  private CmsVerifier verifier() {
    return new CmsVerifier(
        PROVIDER, new TrustLists(directory.resolve("trust"), PROVIDER, CLOCK), CLOCK);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsSignatureHoldsForUs(List<String> kind) {
    openssl.authority("ca", kind.get(1), kind.get(2));
    openssl.signer("signer", kind.get(1), kind.get(2), "ca");
    trust("ca.pem", openssl.read("ca.crt"));
    String sign = " -binary -in data.bin -signer signer.crt -inkey signer.key -outform DER";
    openssl.run("cms -sign -md " + kind.get(2) + sign + " -out plain.p7s");
    openssl.run("cms -sign -cades -stream -md " + kind.get(2) + sign + " -out cades.p7s");
    openssl.run("cms -sign -noattr -md " + kind.get(2) + sign + " -out noattr.p7s");
    openssl.run("cms -sign -keyid -md " + kind.get(2) + sign + " -out keyid.p7s");
    openssl.run("cms -sign -nodetach -md " + kind.get(2) + sign + " -out attached.p7s");

    for (String file :
        List.of("plain.p7s", "cades.p7s", "noattr.p7s", "keyid.p7s", "attached.p7s")) {
      byte[] cms = openssl.read(file);
      assertThat(verifier().verifyDetached(cms, new Data(), "list").findings()).as(file).isEmpty();
    }
    assertThat(
            new CmsExamination(PROVIDER)
                .examine(openssl.read("attached.p7s"), null, List.of())
                .signatures()
                .get(0)
                .digestValid())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ourSignatureHoldsForIt(List<String> kind) {
    SigningKey authority = certificate(kind.get(0), "CN=CA").authority();
    SigningKey key = certificate(kind.get(0), "CN=Uzel").by(authority);
    openssl.write("ca.crt", PemText.of(authority.certificate()));
    openssl.write(
        "our.p7s",
        new CmsSigner(PROVIDER, alias -> Optional.of(key), CLOCK).signDetached(new Data(), "any"));

    String verify = "cms -verify -binary -inform DER -content data.bin -CAfile ca.crt -out out.bin";
    assertThat(openssl.run(verify + " -in our.p7s")).contains("Verification successful");
    assertThat(openssl.run(verify + " -cades -in our.p7s")).contains("Verification successful");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsTheKeysOfEachOther(List<String> kind) {
    openssl.authority("its", kind.get(1), kind.get(2));
    openssl.run(
        "pkcs12 -export -inkey its.key -in its.crt -name hub -passout pass:secret"
            + " -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg SHA256 -out its.p12");
    openssl.run("pkcs8 -topk8 -v2 aes-256-cbc -passout pass:secret -in its.key -out its.enc.key");
    ImportedKeys imported = new ImportedKeys(PROVIDER, () -> "secret".toCharArray());

    assertThat(imported.read(openssl.read("its.p12"), null)).containsOnlyKeys("hub");
    for (String key : List.of("its.key", "its.enc.key")) {
      byte[] pem =
          (new String(openssl.read(key), UTF_8) + new String(openssl.read("its.crt"), UTF_8))
              .getBytes(UTF_8);
      assertThat(imported.read(pem, null)).as(key).hasSize(1);
    }

    SigningKey ours = certificate(kind.get(0), "CN=Ours").bySelf();
    KeyFile file = KeyFile.in(directory, "ours", PROVIDER);
    file.put("one", ours);
    file.put("two", certificate("ecdsa-256", "CN=Two").bySelf());
    String read = openssl.run("pkcs12 -in ours.p12 -passin file:ours.p12.password -nodes");
    assertThat(read.split("BEGIN PRIVATE KEY", -1)).hasSize(3);
    assertThat(read).contains("friendlyName: one").contains("friendlyName: two");
    openssl.write("ours.csr", new KeyRequest(ours, PROVIDER).pem());
    assertThat(openssl.run("req -in ours.csr -verify -noout")).containsIgnoringCase("verify ok");
  }

  @ParameterizedTest
  @CsvSource({"gost-256:XA,md_gost12_256", "gost-512:A,md_gost12_512"})
  void ourXmlSignatureHoldsForIt(String kind, String digest) throws Exception {
    Init.init();
    SigningKey key = certificate(kind, "CN=Uzel").bySelf();
    openssl.write("our.crt", PemText.of(key.certificate()));
    openssl.run("x509 -in our.crt -pubkey -noout -out our.pub");
    // The СМЭВ transform leaves this element as it is.
    String element = "<ns1:Data xmlns:ns1=\"urn:d\" Id=\"X\">решено</ns1:Data>";
    String signature =
        new XmlMessageSigner(PROVIDER, alias -> Optional.of(key), XmlLimits.ofBytes(1 << 20))
            .signXml(element.getBytes(UTF_8), "X", "any");

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(signature.getBytes(UTF_8)));
    ByteArrayOutputStream signedInfo = new ByteArrayOutputStream();
    Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
        .canonicalizeSubtree(element(document, "SignedInfo"), signedInfo);
    openssl.write("signedinfo.bin", signedInfo.toByteArray());
    openssl.write("value.bin", base64(document, "SignatureValue"));
    openssl.write("transformed.xml", element.getBytes(UTF_8));

    assertThat(
            openssl.run("dgst -" + digest + " -verify our.pub -signature value.bin signedinfo.bin"))
        .contains("Verified OK");
    assertThat(openssl.run("dgst -" + digest + " -r transformed.xml"))
        .startsWith(HexFormat.of().formatHex(base64(document, "DigestValue")));
  }

  private static Element element(Document document, String name) {
    return (Element) document.getElementsByTagNameNS("*", name).item(0);
  }

  private static byte[] base64(Document document, String name) {
    return Base64.getDecoder().decode(element(document, name).getTextContent());
  }

  @ParameterizedTest
  @CsvSource({
    "-algorithm gost2012_256 -pkeyopt paramset:XA,md_gost12_256",
    "-algorithm gost2012_512 -pkeyopt paramset:A,md_gost12_512",
    "-algorithm EC -pkeyopt ec_paramgen_curve:P-256,sha256"
  })
  void believesItsListsAndItsResponder(String algorithm, String digest) throws Exception {
    openssl.authority("ca", algorithm, digest);
    openssl.signer("good", algorithm, digest, "ca");
    openssl.signer("bad", algorithm, digest, "ca");
    openssl.write("index.txt", new byte[0]);
    String authority = " -cert ca.crt -keyfile ca.key -md " + digest + " -config openssl.cnf";
    openssl.run("ca -valid good.crt" + authority);
    openssl.run("ca -revoke bad.crt" + authority);
    openssl.run("ca -gencrl -out ca.crl" + authority);
    trust("ca.pem", openssl.read("ca.crt"));
    trust("ca.crl", openssl.read("ca.crl"));
    trust("trust.properties", "revocation = required\nfetch = no".getBytes(UTF_8));

    assertThat(codes("good.crt")).isEmpty();
    assertThat(codes("bad.crt")).containsExactly("certificate-revoked");

    Files.delete(directory.resolve("trust/list/ca.crl"));
    trust("trust.properties", "revocation = required".getBytes(UTF_8));
    int port = freePort();
    Process responder =
        openssl.start(
            List.of(
                ("ocsp -index index.txt -rsigner ca.crt -rkey ca.key -CA ca.crt -nrequest 2 -rmd "
                        + digest
                        + " -port "
                        + port)
                    .split(" ")));
    try {
      awaits(responder);
      openssl.write(
          "asks.cnf",
          ("[asks]\nkeyUsage = critical,digitalSignature\nauthorityInfoAccess ="
                  + " OCSP;URI:http://127.0.0.1:"
                  + port
                  + "/\n")
              .getBytes(UTF_8));
      for (String name : List.of("good", "bad")) {
        // The same serial number, so that the responder knows it.
        openssl.run(
            "x509 -req -in "
                + name
                + ".csr -CA ca.crt -CAkey ca.key -set_serial 0x"
                + serial(name)
                + " -"
                + digest
                + " -days 30 -extfile asks.cnf -extensions asks -out "
                + name
                + ".asks.crt");
      }
      assertThat(codes("good.asks.crt")).isEmpty();
      assertThat(codes("bad.asks.crt")).containsExactly("certificate-revoked");
    } finally {
      responder.destroy();
    }
  }

  private String serial(String name) {
    return openssl.run("x509 -in " + name + ".crt -noout -serial").replace("serial=", "").strip();
  }

  private static void awaits(Process responder) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(responder.getInputStream(), UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("waiting for OCSP client connections")) {
        return;
      }
    }
    throw new AssertionError("the responder ended");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private List<String> codes(String file) throws Exception {
    SigningKey read =
        new ImportedKeys(PROVIDER, () -> new char[0])
            .read(
                (new String(openssl.read(file.substring(0, file.indexOf('.')) + ".key"), UTF_8)
                        + new String(openssl.read(file), UTF_8))
                    .getBytes(UTF_8),
                null)
            .get("");
    return TrustStore.of(directory.resolve("trust/list"), PROVIDER, CLOCK)
        .judge(read.certificate(), List.of(), CLOCK.instant())
        .problems()
        .stream()
        .map(CertificateProblem::code)
        .toList();
  }

  @Test
  void speaksOfTheSameDigest() {
    assertThat(openssl.run("dgst -md_gost12_256 -r data.bin"))
        .startsWith(HexFormat.of().formatHex(new StreebogHash(PROVIDER).digest(DATA)));
  }
}
