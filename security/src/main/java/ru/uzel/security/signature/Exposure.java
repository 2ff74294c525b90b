package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import ru.uzel.model.failure.RejectedFailure;

/** One signature of a document laid open. */
final class Exposure {

  /** So many of a signature are diagnosed. */
  private static final int MOST_REFERENCES = 4;

  private final SignedDocument document;
  private final int number;
  private final ExaminedSignature examined;
  private final Computing computing;
  private final boolean diagnose;

  Exposure(
      SignedDocument document,
      int number,
      ExaminedSignature examined,
      Computing computing,
      boolean diagnose) {
    this.document = document;
    this.number = number;
    this.examined = examined;
    this.computing = computing;
    this.diagnose = diagnose;
  }

  XraySignature signature(@Nullable SignedDocument original) {
    SignatureReading reading = reading(document);
    List<XrayReference> references = new ArrayList<>();
    for (int i = 0; i < reading.references().size(); i++) {
      references.add(reference(reading, i, original));
    }
    byte[] info = SignatureExamination.signedInfo(reading);
    return new XraySignature(
        examined,
        info == null
            ? null
            : new XrayStep(Objects.requireNonNull(reading.canonicalization()).uri(), info),
        references,
        info == null || examined.valueValid() ? null : value(info, original));
  }

  private SignatureReading reading(SignedDocument of) {
    return SignatureReading.read(of.signatures().get(number), of.ids(), new Findings(""));
  }

  private XrayReference reference(
      SignatureReading reading, int index, @Nullable SignedDocument original) {
    ReferenceReading reference = reading.references().get(index);
    Node target = document.target(reference);
    String path = target == null ? "" : ElementPath.of(SignedDocument.element(target));
    List<XrayStep> steps = new ArrayList<>();
    byte[] octets = null;
    if (target != null && reference.steps() != null) {
      document.restore(SignedDocument.element(target), new Findings(""));
      try {
        octets =
            document.octets(
                reading,
                target,
                reference,
                computing.form,
                (step, outcome) -> steps.add(new XrayStep(step.uri(), outcome)));
      } catch (RejectedFailure unsupported) {
        octets = null;
      }
    }
    XmlDigest algorithm = reference.algorithm();
    byte[] expected = reference.digest();
    String computed =
        octets == null || algorithm == null
            ? ""
            : base64(computing.digest(algorithm).digest(octets));
    boolean wrong = octets != null && expected != null && !computed.equals(base64(expected));
    return new XrayReference(
        reference.uri() == null ? "" : reference.uri(),
        path,
        steps,
        algorithm == null ? "" : algorithm.uri(),
        expected == null ? "" : base64(expected),
        computed,
        wrong && octets != null && expected != null && algorithm != null
            ? content(index, octets, expected, algorithm, original)
            : null);
  }

  private @Nullable Diagnosis content(
      int index,
      byte[] octets,
      byte[] expected,
      XmlDigest algorithm,
      @Nullable SignedDocument original) {
    if (!diagnose || index >= MOST_REFERENCES) {
      return Diagnosis.NOT_TRIED_TOO_MANY;
    }
    Diagnosis compared = original == null ? null : compare(index, octets, original);
    return compared != null
        ? compared
        : new ContentTrials(document, number, index, computing)
            .diagnose(octets, expected, algorithm);
  }

  /** The first node in which this file's signed element differs from the original's. */
  private @Nullable Diagnosis compare(int index, byte[] octets, SignedDocument original) {
    SignatureReading reading = reading(document);
    ReferenceReading reference = reading.references().get(index);
    Node ours = document.target(reference);
    Node theirs = original.target(reference);
    if (theirs == null && ours != null) {
      theirs = alike(SignedDocument.element(ours), original.root());
    }
    if (theirs == null) {
      return new Diagnosis("not-in-original", "", "", "");
    }
    original.restore(SignedDocument.element(theirs), new Findings(""));
    try {
      byte[] signed = original.octets(reading, theirs, reference, computing.form, null);
      Diagnosis difference = Diagnosis.of("differs-from-original", octets, signed);
      return difference.where().isEmpty() ? null : difference;
    } catch (RejectedFailure unsupported) {
      return null;
    }
  }

  private static @Nullable Element alike(Element element, Element root) {
    List<Element> elements = new ArrayList<>(List.of(root));
    for (int i = 0; i < elements.size(); i++) {
      Element one = elements.get(i);
      if (Objects.equals(one.getLocalName(), element.getLocalName())
          && Objects.equals(one.getNamespaceURI(), element.getNamespaceURI())) {
        return one;
      }
      elements.addAll(XmlDsig.children(one));
    }
    return null;
  }

  private @Nullable Diagnosis value(byte[] info, @Nullable SignedDocument original) {
    if (!diagnose) {
      return Diagnosis.NOT_TRIED_TOO_MANY;
    }
    if (original != null && original.signatures().size() > number) {
      byte[] signed = SignatureExamination.signedInfo(reading(original));
      if (signed != null
          && !new String(signed, StandardCharsets.UTF_8)
              .equals(new String(info, StandardCharsets.UTF_8))) {
        return Diagnosis.of("differs-from-original", info, signed);
      }
    }
    return examined.certificate() == null
        ? null
        : new ValueTrials(document, number, computing).diagnose(info, examined);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
