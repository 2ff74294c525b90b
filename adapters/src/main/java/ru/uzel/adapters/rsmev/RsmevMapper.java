package ru.uzel.adapters.rsmev;

import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SafeXml;

/** Appeals to canonical messages; nothing goes the other way. */
final class RsmevMapper implements WireMapping {

  static final String ADAPTER = "rsmev";

  /** The one that the export of ПОС has too, so that both are classified by the same lines. */
  private static final String CLASSIFIER = "POS";

  private final SafeXml xml;

  RsmevMapper(SafeXml xml) {
    this.xml = xml;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  @Override
  public Resend resend(Party party) {
    return Resend.NEITHER;
  }

  /** How ПОС is told anything over РСМЭВ is not published. */
  @Override
  public boolean takes(Party party, MessageKind kind) {
    return false;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public CitizenMessage toCanonical(Party party, AcceptedMessage accepted) {
    RsmevProperties properties = RsmevProperties.of(party);
    AppealWire wire = AppealWire.read(xml, accepted.wire());
    Appeal appeal;
    try {
      // By the time it came at, so that the same bytes always give the same message.
      appeal = AppealReader.read(wire.appeal(), "/Appeals", properties, accepted.receivedAt());
    } catch (RefusedAppeal refused) {
      throw RsmevFailures.unfit(refused.problems());
    }
    List<Attribute> attributes = new ArrayList<>(appeal.attributes());
    if (!wire.missing().isEmpty()) {
      attributes.add(
          new Attribute("rsmev.missingFiles", String.join(", ", wire.missing().keySet())));
    }
    return new CitizenMessage(
            appeal.id(),
            null,
            Objects.requireNonNull(place(appeal.category())),
            place(appeal.subcategory()),
            place(appeal.fact()),
            appeal.text(),
            appeal.location(),
            appeal.applicant(),
            null,
            appeal.organisation(),
            properties.regime(),
            appeal.fastTrack(),
            appeal.created(),
            appeal.answerBy(),
            attributes)
        .with(attachments(wire.files(), ContentFacts.in(accepted.facts())));
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    throw RsmevFailures.noWayBack(party.name());
  }

  /** Signatures stay in the wire bytes: nobody here said whom to trust for them. */
  private static List<Attachment> attachments(List<GatewayFile> files, List<ContentRef> contents) {
    List<Attachment> attachments = new ArrayList<>();
    for (int i = 0; i < Math.min(files.size(), contents.size()); i++) {
      String name = files.get(i).fileName();
      String type = URLConnection.guessContentTypeFromName(name);
      attachments.add(
          new Attachment(
              name,
              type == null || !Attachment.isMimeType(type) ? "application/octet-stream" : type,
              contents.get(i),
              null));
    }
    return attachments;
  }

  private static @Nullable ClassifierRef place(@Nullable String name) {
    return name == null ? null : new ClassifierRef(CLASSIFIER, name, name);
  }
}
