package ru.uzel.security.signature;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import ru.uzel.model.failure.RejectedFailure;

/** Tries the usual harms on signed content, one by one: which of them undone makes it hold? */
final class ContentTrials {

  private final SignedDocument document;
  private final int signature;
  private final int reference;
  private final Computing computing;

  ContentTrials(SignedDocument document, int signature, int reference, Computing computing) {
    this.document = document;
    this.signature = signature;
    this.reference = reference;
    this.computing = computing;
  }

  @Nullable Diagnosis diagnose(byte[] found, byte[] expected, XmlDigest algorithm) {
    Diagnosis digest = digestItself(found, expected, algorithm);
    if (digest != null) {
      return digest;
    }
    if (Diagnosis.isTooLarge(document)) {
      return Diagnosis.NOT_TRIED_TOO_LARGE;
    }
    List<Remedy> remedies = new ArrayList<>(NodeRemedies.all());
    remedies.addAll(StepRemedies.all());
    remedies.addAll(OctetRemedies.all());
    MessageDigest digests = computing.digest(algorithm);
    for (Remedy remedy : remedies) {
      byte[] signed = octets(remedy, true);
      if (signed != null && MessageDigest.isEqual(digests.digest(signed), expected)) {
        return Diagnosis.of(remedy.harm(), found, signed);
      }
    }
    byte[] unrestored = octets(Remedy.nodes("include-digested", element -> {}), false);
    return unrestored != null && MessageDigest.isEqual(digests.digest(unrestored), expected)
        ? Diagnosis.of("include-digested", found, unrestored)
        : null;
  }

  /** The right octets under a digest that is another or written backwards. */
  private @Nullable Diagnosis digestItself(byte[] found, byte[] expected, XmlDigest algorithm) {
    byte[] right = computing.digest(algorithm).digest(found);
    if (MessageDigest.isEqual(Reversal.of(right), expected)) {
      return Diagnosis.of("digest-backwards", found, found);
    }
    for (XmlDigest other : XmlDigest.values()) {
      if (MessageDigest.isEqual(computing.digest(other).digest(found), expected)) {
        return Diagnosis.of("other-digest", found, found);
      }
    }
    return null;
  }

  private byte @Nullable [] octets(Remedy remedy, boolean restore) {
    SignedDocument copy = document.again();
    SignatureReading reading =
        SignatureReading.read(copy.signatures().get(signature), copy.ids(), new Findings(""));
    ReferenceReading read = reading.references().get(reference);
    Node target = copy.target(read);
    if (target == null || read.steps() == null) {
      return null;
    }
    if (restore) {
      copy.restore(SignedDocument.element(target), new Findings(""));
    }
    try {
      remedy.nodes().accept(SignedDocument.element(target));
      byte[] octets =
          copy.octets(
              reading, target, read.with(remedy.steps().apply(read.steps())), computing.form, null);
      return remedy.octets().apply(octets);
    } catch (RejectedFailure unsupported) {
      return null;
    }
  }
}
