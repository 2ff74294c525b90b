package ru.uzel.mocks.smev;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Checks ЭП-ОВ of the caller the way СМЭВ does, with a fault for each thing that can be wrong. */
final class CallerCheck {

  private static final String DS = SmevNamespaces.XMLDSIG;

  // initVerify prepares tables of the public key, so verifiers are kept as signers are.
  private final ThreadLocal<Map<PublicKey, Signature>> verifiers =
      ThreadLocal.withInitial(ConcurrentHashMap::new);
  private final CallerCertificate known;

  CallerCheck(CallerCertificate known) {
    this.known = known;
  }

  /**
   * @param container the element that must hold the signature
   * @param target the element that it must cover
   */
  void check(Element container, Element target) {
    Element signature =
        Dom.child(container, DS, "Signature")
            .orElseThrow(
                () -> SmevFault.signature("NoSignatureFound", "ЭП-ОВ не найдена в документе"));
    Element info = part(signature, "SignedInfo");
    List<Element> references =
        Dom.children(info).stream().filter(child -> Dom.is(child, DS, "Reference")).toList();
    if (references.size() != 1) {
      throw invalid("одна ссылка ожидалась, найдено " + references.size());
    }
    Element reference = references.get(0);
    covers(reference, target);
    algorithms(info, reference);

    X509Certificate certificate = certificate(signature);
    byte[] digest = GostKey.digest(transformed(target));
    if (!MessageDigest.isEqual(digest, base64(part(reference, "DigestValue")))) {
      throw invalid("дайджест не совпал: подписанный фрагмент изменён");
    }
    byte[] value = base64(part(signature, "SignatureValue"));
    if (!verifies(certificate.getPublicKey(), ExclusiveC14n.bytes(info), value)) {
      throw invalid("значение ЭП-ОВ не соответствует SignedInfo");
    }
  }

  private static byte[] transformed(Element target) {
    try {
      return SmevTransform.bytes(target);
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  private static void covers(Element reference, Element target) {
    String id = target.getAttribute("Id");
    List<Element> bearers = new ArrayList<>();
    bearers(target.getOwnerDocument().getDocumentElement(), id, bearers);
    if (id.isEmpty()
        || !reference.getAttribute("URI").equals("#" + id)
        || bearers.size() != 1
        || bearers.get(0) != target) {
      throw SmevFault.signature(
          "IncorrectSignatureTarget", "ЭП-ОВ подписывает не элемент " + target.getLocalName());
    }
  }

  private static void bearers(Element element, String id, List<Element> found) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if ("id".equalsIgnoreCase(attribute.getLocalName()) && id.equals(attribute.getValue())) {
        found.add(element);
      }
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        bearers(child, id, found);
      }
    }
  }

  private static void algorithms(Element info, Element reference) {
    List<String> transforms =
        Dom.children(part(reference, "Transforms")).stream()
            .map(transform -> transform.getAttribute("Algorithm"))
            .toList();
    if (!transforms.equals(List.of(ExclusiveC14n.URI, SmevTransform.URI))) {
      throw invalid("преобразования " + transforms);
    }
    expect(part(info, "CanonicalizationMethod"), ExclusiveC14n.URI);
    expect(part(info, "SignatureMethod"), SignatureProfile.METHOD);
    expect(part(reference, "DigestMethod"), SignatureProfile.DIGEST);
  }

  private static void expect(Element element, String algorithm) {
    if (!element.getAttribute("Algorithm").equals(algorithm)) {
      throw invalid(element.getLocalName() + " " + element.getAttribute("Algorithm"));
    }
  }

  private X509Certificate certificate(Element signature) {
    byte[] encoded = base64(part(part(part(signature, "KeyInfo"), "X509Data"), "X509Certificate"));
    return known.require(encoded);
  }

  private boolean verifies(PublicKey key, byte[] bytes, byte[] value) {
    try {
      Signature verifier = verifiers.get().computeIfAbsent(key, CallerCheck::verifier);
      verifier.update(bytes);
      return verifier.verify(value);
    } catch (GeneralSecurityException e) {
      verifiers.get().remove(key);
      return false;
    }
  }

  private static Signature verifier(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(GostKey.SIGNATURE, GostKey.PROVIDER);
      verifier.initVerify(key);
      return verifier;
    } catch (GeneralSecurityException e) {
      throw invalid("ключ сертификата: " + e.getMessage());
    }
  }

  private static Element part(Element parent, String name) {
    return Dom.child(parent, DS, name).orElseThrow(() -> invalid("нет " + name));
  }

  private static byte[] base64(Element element) {
    try {
      return Base64.getMimeDecoder().decode(element.getTextContent());
    } catch (IllegalArgumentException e) {
      throw invalid(element.getLocalName() + " не base64");
    }
  }

  private static SmevFault invalid(@Nullable String why) {
    return SmevFault.signature("SignatureIsInvalid", String.valueOf(why));
  }
}
