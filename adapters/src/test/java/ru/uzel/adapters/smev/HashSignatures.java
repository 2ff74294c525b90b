package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.w3c.dom.Document;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** A file's signature is the signer's name and the file's hash; of XML another says what holds. */
record HashSignatures(XmlOnly.Verifying xml) implements MessageSigner, SignatureVerifier {

  static byte[] signature(String signer, byte[] content) {
    return (signer + ":" + HexFormat.of().formatHex(KeptContents.streebog(content)))
        .getBytes(UTF_8);
  }

  @Override
  public String signXml(byte[] element, String id, String key) {
    return Samples.signature(element, id, key);
  }

  @Override
  public byte[] signDetached(DetachedContent content, String key) {
    return signature(key, read(content));
  }

  @Override
  public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
    return xml.verifyXml(document, expected);
  }

  @Override
  public SignatureReport verifyDetached(byte[] cms, DetachedContent content, String trust) {
    boolean holds = Arrays.equals(cms, signature(trust, read(content)));
    return holds
        ? new SignatureReport(List.of(), List.of("CN=Person"))
        : new SignatureReport(
            List.of(new SignatureFinding("digest-mismatch", "SignaturePKCS7", "another file")),
            List.of());
  }

  private static byte[] read(DetachedContent content) {
    try (InputStream in = content.open()) {
      byte[] bytes = in.readAllBytes();
      if (!Arrays.equals(content.streebog256().orElseThrow(), KeptContents.streebog(bytes))) {
        throw new AssertionError("the digest told is not that of the content");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
