package ru.uzel.adapters.smev;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SafeXml;

/** Canonical messages to signed requests, fetched responses to canonical messages. */
final class SmevMapper implements WireMapping {

  static final String ADAPTER = "smev";

  private final SmevEnvelopes envelopes;
  private final SafeXml xml;
  private final AttachmentWriting attachments;

  SmevMapper(SmevEnvelopes envelopes, SafeXml xml, AttachmentWriting attachments) {
    this.envelopes = envelopes;
    this.xml = xml;
    this.attachments = attachments;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** СМЭВ recognises a MessageID it has taken and says MessageIsAlreadySent. */
  @Override
  public Resend resend() {
    return Resend.IDEMPOTENT;
  }

  /** СМЭВ takes UUIDs of version 1 only. */
  @Override
  public String newReference() {
    return TimeOrderedIds.version1().toString();
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    if (!(outbound.message() instanceof CitizenMessage message)) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "a responsible body takes cases, not " + outbound.message().kind().wireName(),
          "flow " + outbound.envelope().flow());
    }
    SmevProperties properties = SmevProperties.of(party);
    return envelopes.sendRequest(
        properties,
        outbound.envelope().reference(),
        CaseAssignment.write(properties.contentNamespace(), outbound.envelope(), message),
        attachments.markup(properties, message.attachments()));
  }

  @Override
  public boolean carriesAttachments() {
    return true;
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
    SmevProperties properties = SmevProperties.of(party);
    SmevResponse response =
        SmevResponse.read(xml.parse(RootPart.of(accepted.wire())), properties.version())
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.MALFORMED, Origin.PARTNER, "an empty answer", null));
    Tree data = response.data();
    Optional<Tree> content = data.child("MessagePrimaryContent", properties.version().basic());
    if (content.isPresent()) {
      return report(content.get(), properties, response)
          .with(
              AttachmentReading.attachments(
                  AttachmentLists.around(data, properties.version().basic()), accepted.facts()));
    }
    Optional<Tree> status = data.child("RequestStatus");
    if (status.isPresent()) {
      return status(status.get(), response, accepted.receivedAt());
    }
    throw unmapped(data);
  }

  private static StatusUpdate report(
      Tree content, SmevProperties properties, SmevResponse response) {
    Tree report =
        new Tree(content.element(), properties.contentNamespace())
            .child(CaseReport.ROOT)
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.INVALID_FIELD,
                        Origin.PARTNER,
                        "the content is no CaseReport of " + properties.contentNamespace(),
                        "MessagePrimaryContent"));
    return CaseReport.read(report, response.originalId());
  }

  private static StatusUpdate status(Tree status, SmevResponse response, Instant receivedAt) {
    String where = "RequestStatus/";
    String word =
        status.text("StatusDescription").orElseThrow(() -> missing(where + "StatusDescription"));
    String code = status.text("StatusCode").orElseThrow(() -> missing(where + "StatusCode"));
    return new StatusUpdate(
        response.originalId(),
        CaseReport.status(word, where + "StatusDescription"),
        word,
        null,
        response
            .metadata()
            .child("Sender")
            .flatMap(sender -> sender.text("HumanReadableName"))
            .orElse(null),
        sentAt(response).orElse(receivedAt),
        CaseReport.number(code, where + "StatusCode"),
        null);
  }

  private static Optional<Instant> sentAt(SmevResponse response) {
    try {
      return response
          .metadata()
          .text("SendingTimestamp")
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is neither content nor a status is for people to decide on: refusals, by body or СМЭВ. */
  private static UnknownValueFailure unmapped(Tree data) {
    Optional<Tree> rejected = data.child("RequestRejected");
    if (rejected.isPresent()) {
      return unknown(
          "the body rejected the request: "
              + rejected.get().text("RejectionReasonCode").orElse("no reason code"),
          "RequestRejected/RejectionReasonCode");
    }
    Optional<Tree> async = data.child("AsyncProcessingStatus");
    if (async.isPresent()) {
      return unknown(
          "СМЭВ rejected the request after taking it: "
              + async.get().text("StatusCategory").orElse("no category"),
          "AsyncProcessingStatus/StatusCategory");
    }
    return unknown("the response has neither content nor status", "SenderProvidedResponseData");
  }

  private static UnknownValueFailure unknown(String message, String where) {
    return new UnknownValueFailure(FailureCode.UNKNOWN_STATUS, Origin.PARTNER, message, where);
  }

  private static RejectedFailure missing(String where) {
    return new RejectedFailure(
        FailureCode.MISSING_FIELD, Origin.PARTNER, "the answer has no " + where, where);
  }
}
