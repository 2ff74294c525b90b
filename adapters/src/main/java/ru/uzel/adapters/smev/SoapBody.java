package ru.uzel.adapters.smev;

import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Document;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/** What every answer of the service is read with. */
final class SoapBody {

  private SoapBody() {}

  /**
   * The answer's root element below soap:Body.
   *
   * @throws RejectedFailure when the answer has another
   */
  static Tree root(Document answer, SmevVersion version, String name) {
    return found(answer, version, name).orElseThrow(() -> missing(name));
  }

  /** Whether the answer is one to that operation. */
  static boolean has(Document answer, SmevVersion version, String name) {
    return found(answer, version, name).isPresent();
  }

  /** Only where signatures are looked for too: in a real envelope, as the body's own child. */
  private static Optional<Tree> found(Document answer, SmevVersion version, String name) {
    return Optional.of(new Tree(answer.getDocumentElement(), version.types()))
        .filter(envelope -> envelope.is("Envelope", SmevEnvelopes.SOAP))
        .flatMap(envelope -> envelope.child("Body", SmevEnvelopes.SOAP))
        .flatMap(body -> body.child(name));
  }

  static Tree child(Tree parent, String name) {
    return parent.child(name).orElseThrow(() -> missing(name));
  }

  static String uuid(String text, String where) {
    try {
      if (UUID.fromString(text).toString().equals(text)) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw new RejectedFailure(
          FailureCode.MALFORMED, Origin.PARTNER, where + " is no UUID", where, e);
    }
    throw new RejectedFailure(
        FailureCode.MALFORMED, Origin.PARTNER, where + " is no lower-case UUID", where);
  }

  static RejectedFailure missing(String where) {
    return new RejectedFailure(
        FailureCode.MALFORMED, Origin.PARTNER, "the answer has no " + where, where);
  }
}
