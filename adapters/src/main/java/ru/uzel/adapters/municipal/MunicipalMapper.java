package ru.uzel.adapters.municipal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/** Records of a system to canonical messages, and messages to the form that it takes. */
final class MunicipalMapper implements WireMapping {

  static final String ADAPTER = "municipal";

  private final Shapes shapes;

  MunicipalMapper(Shapes shapes) {
    this.shapes = shapes;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /**
   * Nothing is known by which such a system would tell a repetition from another message; its own
   * rule against duplicates looks at problem and address, which two residents may share.
   */
  @Override
  public Resend resend(Party party) {
    return Resend.NEITHER;
  }

  /**
   * A polled system takes nothing: what went out by the same account would come back as a new
   * message.
   */
  @Override
  public boolean takes(Party party, MessageKind kind) {
    return kind == MessageKind.CITIZEN_MESSAGE
        && shapes.of(party).outward() != null
        && !MunicipalProperties.of(party).polls();
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public CitizenMessage toCanonical(Party party, AcceptedMessage accepted) {
    Shape shape = shapes.of(party);
    Card card = read(party, shape, accepted);
    CanonicalStatus meaning =
        shape
            .meaning(card.status())
            .orElseThrow(
                () -> MunicipalFailures.unknownStatus(shape, statusPlace(shape), card.status()));
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("municipal.status", meaning.name()));
    attributes.add(new Attribute("municipal.rawStatus", card.status()));
    attributes.addAll(card.attributes());
    return new CitizenMessage(
        card.id(),
        null,
        new ClassifierRef(shape.classifier(), card.category(), card.category()),
        place(shape, card.subcategory()),
        place(shape, card.fact()),
        card.text(),
        card.location(),
        null,
        null,
        card.organisation(),
        LegalRegime.ORDINARY,
        false,
        card.created(),
        card.deadline(),
        attributes);
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    Shape shape = shapes.of(party);
    Shape.Outward outward = shape.outward();
    if (outward == null
        || MunicipalProperties.of(party).polls()
        || !(outbound.message() instanceof CitizenMessage message)) {
      throw MunicipalFailures.takesNothing(party.name(), shape);
    }
    return ProblemForm.write(outbound.envelope(), message, shape, outward);
  }

  private static Card read(Party party, Shape shape, AcceptedMessage accepted) {
    if (shape.card() == null) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "municipal/" + shape.name() + ".yaml has no card any more",
          "card");
    }
    try {
      // By the time it came at, so that the same bytes always give the same message.
      return CardReader.read(
          accepted.wire().bytes(),
          shape,
          MunicipalProperties.of(party).longestText(),
          accepted.receivedAt());
    } catch (RefusedCard refused) {
      throw MunicipalFailures.unfit(refused.problems());
    }
  }

  private static String statusPlace(Shape shape) {
    return shape.card() == null ? "#" : CardFields.at(shape.card().status());
  }

  private static @Nullable ClassifierRef place(Shape shape, @Nullable String name) {
    return name == null ? null : new ClassifierRef(shape.classifier(), name, name);
  }
}
