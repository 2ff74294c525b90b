package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SafeXml;

/**
 * Of a consumer's party: canonical messages to signed requests, fetched responses to status
 * updates. Of a provider's: fetched requests to canonical messages, status updates to signed
 * responses.
 */
final class SmevMapper implements WireMapping {

  static final String ADAPTER = "smev";

  private final SmevEnvelopes envelopes;
  private final SafeXml xml;
  private final AttachmentWriting attachments;
  private final DoubtedMessages doubted;

  SmevMapper(
      SmevEnvelopes envelopes,
      SafeXml xml,
      AttachmentWriting attachments,
      DoubtedMessages doubted) {
    this.envelopes = envelopes;
    this.xml = xml;
    this.attachments = attachments;
    this.doubted = doubted;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** СМЭВ recognises a MessageID it has taken and says MessageIsAlreadySent. */
  @Override
  public Resend resend(Party party) {
    return Resend.IDEMPOTENT;
  }

  /** СМЭВ takes UUIDs of version 1 only. */
  @Override
  public String newReference() {
    return TimeOrderedIds.version1().toString();
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    SmevProperties properties = SmevProperties.of(party);
    Envelope envelope = outbound.envelope();
    if (properties.role() == SmevRole.CONSUMER
        && outbound.message() instanceof CitizenMessage message) {
      return request(properties, envelope, message);
    }
    Optional<String> notice =
        properties.role() == SmevRole.CONSUMER ? notice(properties, outbound) : Optional.empty();
    if (notice.isPresent()) {
      return envelopes.sendRequest(
          properties,
          properties.sender(),
          envelope.reference(),
          notice.get(),
          AttachmentMarkup.NONE);
    }
    if (properties.role() == SmevRole.PROVIDER
        && outbound.message() instanceof StatusUpdate update) {
      return response(properties, envelope, update);
    }
    throw new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        (properties.role() == SmevRole.CONSUMER
                ? "a responsible body takes cases, events of terms and notices of its own, not "
                : "whoever asked takes status updates, not ")
            + outbound.message().kind().wireName(),
        "flow " + envelope.flow());
  }

  /** What a body is told of a case that it has; empty for what is none. */
  private static Optional<String> notice(SmevProperties properties, OutboundMessage outbound) {
    return outbound.message() instanceof DeadlineEvent event
        ? Optional.of(DeadlineNotice.write(properties.contentNamespace(), event))
        : BodyNotice.of(PrimaryContent.root(properties), outbound);
  }

  private WireBytes response(SmevProperties properties, Envelope envelope, StatusUpdate update) {
    ReturnAddress address = ReturnAddress.parse(envelope.returnAddress());
    boolean hasContent = SmevAnswer.hasContent(update);
    return envelopes.sendResponse(
        properties,
        envelope.reference(),
        address.replyTo(),
        hasContent
            ? envelopes
                .primary()
                .write(
                    properties,
                    SmevAnswer.content(
                        PrimaryContent.root(properties), address, envelope.sequence(), update))
            : SmevAnswer.write(envelope.sequence(), update),
        hasContent ? attachments.markup(properties, update.attachments()) : AttachmentMarkup.NONE);
  }

  private WireBytes request(SmevProperties properties, Envelope envelope, CitizenMessage message) {
    SenderFields fixed = properties.sender();
    String code = given(message, SenderFields.TRANSACTION_CODE);
    String process = given(message, SenderFields.BUSINESS_PROCESS);
    if (process != null) {
      // It goes in as it is written: what does not stand by itself would tear the envelope open.
      xml.parse(
          ("<BusinessProcessMetadata>" + process + "</BusinessProcessMetadata>").getBytes(UTF_8));
    }
    SenderFields fields =
        new SenderFields(
            fixed.nodeId(),
            code == null ? fixed.transactionCode() : code,
            fixed.lifetime(),
            process == null ? fixed.businessProcess() : process,
            fixed.test());
    return envelopes.sendRequest(
        properties,
        fields,
        envelope.reference(),
        CaseAssignment.write(PrimaryContent.root(properties), envelope, message),
        attachments.markup(properties, message.attachments()));
  }

  private static @Nullable String given(CitizenMessage message, String code) {
    return message.attributes().stream()
        .filter(attribute -> attribute.code().equals(code))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  @Override
  public boolean carriesAttachments(OutboundMessage outbound) {
    return true;
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage taken) {
    SmevProperties properties = SmevProperties.of(party);
    AcceptedMessage accepted = doubted.settled(properties, taken);
    SmevVersion version = properties.version();
    Document document = xml.parse(MtomMessage.of(accepted.wire()).root());
    // What was accepted is mapped by what it is: the role may have been another then.
    if (SoapBody.has(document, version, SmevRequest.ROOT)) {
      return RequestMapping.message(
          SmevRequest.read(document, version).orElseThrow(SmevMapper::empty),
          properties,
          accepted.facts());
    }
    if (SoapBody.has(document, version, SmevStatus.ROOT)) {
      throw SmevFailures.afterwards(
          "response", SmevStatus.read(document, version).orElseThrow(SmevMapper::empty));
    }
    return ResponseMapping.message(
        SmevResponse.read(document, version).orElseThrow(SmevMapper::empty), properties, accepted);
  }

  private static RejectedFailure empty() {
    return new RejectedFailure(FailureCode.MALFORMED, Origin.PARTNER, "an empty answer", null);
  }
}
