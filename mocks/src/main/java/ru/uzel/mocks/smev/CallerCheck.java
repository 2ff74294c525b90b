package ru.uzel.mocks.smev;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Checks an XMLDSig the way СМЭВ does, with a fault for each thing that can be wrong. */
final class CallerCheck {

  private static final String DS = SmevNamespaces.XMLDSIG;

  private final KnownCertificates known;
  private final List<SignatureMath> maths;

  /**
   * @param maths all of which must find the value right
   */
  CallerCheck(KnownCertificates known, List<SignatureMath> maths) {
    this.known = known;
    this.maths = List.copyOf(maths);
  }

  CallerCheck(KnownCertificates known) {
    this(known, List.of(new OwnMath()));
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
    SignatureAlgorithm algorithm = algorithm(info, reference);

    X509Certificate certificate = certificate(signature);
    if (!algorithm.fits(certificate.getPublicKey())) {
      throw invalid("ключ сертификата не для " + algorithm.method());
    }
    byte[] signed = transformed(target);
    byte[] digest = base64(part(reference, "DigestValue"));
    byte[] canonical = ExclusiveC14n.bytes(info);
    byte[] value = base64(part(signature, "SignatureValue"));
    for (SignatureMath math : maths) {
      if (!MessageDigest.isEqual(math.digest(algorithm, signed), digest)) {
        throw invalid("дайджест не совпал: подписанный фрагмент изменён" + math.who());
      }
      if (!math.verifies(algorithm, certificate.getPublicKey(), canonical, value)) {
        throw invalid("значение ЭП-ОВ не соответствует SignedInfo" + math.who());
      }
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

  private static SignatureAlgorithm algorithm(Element info, Element reference) {
    List<String> transforms =
        Dom.children(part(reference, "Transforms")).stream()
            .map(transform -> transform.getAttribute("Algorithm"))
            .toList();
    if (!transforms.equals(List.of(ExclusiveC14n.URI, SmevTransform.URI))) {
      throw invalid("преобразования " + transforms);
    }
    expect(part(info, "CanonicalizationMethod"), ExclusiveC14n.URI);
    String method = part(info, "SignatureMethod").getAttribute("Algorithm");
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofMethod(method).orElseThrow(() -> invalid("SignatureMethod " + method));
    expect(part(reference, "DigestMethod"), algorithm.digestMethod());
    return algorithm;
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
