package ru.uzel.mocks.smev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.w3c.dom.Element;

/** A caller of the emulator with a key of its own: the signature code for trials without a hub. */
public final class SmevCaller {

  private final SigningKey key = SigningKey.create("C=RU, O=Uzel, CN=Trial caller");

  /** Makes a key and writes its certificate where the emulator looks for the hub's. */
  public SmevCaller(Path certificate) throws IOException {
    key.writeCertificate(certificate);
  }

  /** The {@code ds:Signature} over an element that declares every namespace it uses. */
  public String sign(byte[] element, String id) {
    return SignatureProfile.sign(new String(element, StandardCharsets.UTF_8), id, key);
  }

  /** What is wrong with a signature, or nothing. */
  public static Optional<String> finding(Element container, Element signed, Path certificate) {
    try {
      new CallerCheck(new CallerCertificate(certificate)).check(container, signed);
      return Optional.empty();
    } catch (SmevFault fault) {
      return Optional.of(fault.bookName());
    }
  }
}
