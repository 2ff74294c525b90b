package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.SigningKey;

/** Signatures that hold although their SignedInfo is not what an honest signer writes. */
final class SignedByHand {

  private SignedByHand() {}

  /** Changes the SignedInfo of a signature and signs it again. */
  static String sign(SigningKey key, String signature, String part, String replacement) {
    String changed = signature.replace(part, replacement);
    String info =
        changed.substring(
            changed.indexOf("<ds:SignedInfo>"),
            changed.indexOf("</ds:SignedInfo>") + "</ds:SignedInfo>".length());
    String canonical =
        info.replaceFirst(
            "<ds:SignedInfo>", "<ds:SignedInfo xmlns:ds=\"" + XmlDsig.NAMESPACE + "\">");
    try {
      Signature signer = Signature.getInstance("ECGOST3410-2012-256", Issued.PROVIDER);
      signer.initSign(key.key());
      signer.update(canonical.getBytes(StandardCharsets.UTF_8));
      return changed.replaceFirst(
          "<ds:SignatureValue>[^<]*",
          "<ds:SignatureValue>" + Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A message that carries only the sender's signature. */
  static String sender(String data, String signature) {
    return "<t:Response xmlns:t=\""
        + Exchange.TYPES
        + "\">"
        + data
        + "<t:SenderInformationSystemSignature>"
        + signature
        + "</t:SenderInformationSystemSignature></t:Response>";
  }
}
