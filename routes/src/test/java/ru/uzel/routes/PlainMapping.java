package ru.uzel.routes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingResult;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/**
 * A wire form for tests: {@code message;<id>;<category>;<text>} or {@code
 * status;<reference>;<word>;<sequence>} or {@code transfer;<reference>;<to>;<direction>} or {@code
 * score;<reference>;<score>}. Each mapping to wire gives other bytes, as signing does.
 */
final class PlainMapping implements WireMapping {

  private final String adapter;
  private volatile Resend resend;
  private volatile boolean carriesAttachments;
  private volatile boolean believes;
  private volatile @Nullable PartyName silent;
  private final AtomicInteger mappings = new AtomicInteger();

  PlainMapping(String adapter, Resend resend) {
    this.adapter = adapter;
    this.resend = resend;
  }

  static WireBytes message(String id, String category, String text) {
    return bytes("message;" + id + ";" + category + ";" + text);
  }

  static WireBytes status(String reference, String word, int sequence) {
    return bytes("status;" + reference + ";" + word + ";" + sequence);
  }

  static WireBytes transfer(String reference, String to, TransferDirection direction) {
    return bytes("transfer;" + reference + ";" + to + ";" + direction);
  }

  static WireBytes score(String reference, int score) {
    return bytes("score;" + reference + ";" + score);
  }

  private static WireBytes bytes(String text) {
    return WireBytes.of("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  void resend(Resend other) {
    resend = other;
  }

  void carriesAttachments(boolean carries) {
    carriesAttachments = carries;
  }

  @Override
  public boolean carriesAttachments(OutboundMessage outbound) {
    return carriesAttachments;
  }

  @Override
  public String adapter() {
    return adapter;
  }

  @Override
  public Resend resend(Party party) {
    return resend;
  }

  void takesNothing(PartyName party) {
    silent = party;
  }

  @Override
  public boolean takes(Party party, MessageKind kind) {
    return !party.name().equals(silent);
  }

  void believes(boolean believes) {
    this.believes = believes;
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
    if (accepted.facts().containsKey(AcceptedMessage.DOUBT) && !believes) {
      throw new UntrustedFailure(
          FailureCode.SIGNATURE_INVALID, Origin.PARTNER, "still not signed", "signature");
    }
    String[] parts = accepted.wire().utf8().split(";", -1);
    return switch (parts[0]) {
      case "message" ->
          new CitizenMessage(
                  parts[1],
                  null,
                  new ClassifierRef("TEST", parts[2], parts[2]),
                  null,
                  null,
                  parts[3],
                  null,
                  null,
                  null,
                  null,
                  LegalRegime.ORDINARY,
                  false,
                  accepted.receivedAt(),
                  null,
                  List.of())
              .with(attachments(accepted));
      case "status" ->
          new StatusUpdate(
              parts[1],
              status(parts[2]),
              parts[2],
              null,
              null,
              Instant.EPOCH,
              Long.parseLong(parts[3]),
              null);
      case "transfer" ->
          new Transfer(
              parts[1],
              null,
              new OrgRef(parts[2], null),
              TransferDirection.valueOf(parts[3]),
              "не наше",
              null,
              null,
              "Передано",
              Instant.EPOCH,
              null,
              1,
              null,
              null);
      case "score" ->
          new SatisfactionScore(
              parts[1], Integer.valueOf(parts[2]), "comment", Instant.EPOCH, false, "TEST");
      case "voting" ->
          new VotingResult(
              parts[1],
              VotingForm.valueOf(parts[2]),
              "Что построить",
              "28701000",
              LocalDate.EPOCH,
              LocalDate.EPOCH,
              null,
              List.of(),
              null,
              null,
              null,
              null,
              null);
      case "defect" -> throw new IllegalStateException("secret content");
      default ->
          throw new RejectedFailure(
              FailureCode.MALFORMED, Origin.PARTNER, "neither message nor status", "line 1");
    };
  }

  private static List<Attachment> attachments(AcceptedMessage accepted) {
    return ContentFacts.in(accepted.facts()).stream()
        .map(file -> new Attachment("hole.jpg", "image/jpeg", file, null))
        .toList();
  }

  private static CanonicalStatus status(String word) {
    if (word.equals("Решено")) {
      return CanonicalStatus.RESOLVED;
    }
    throw new UnknownValueFailure(
        FailureCode.UNKNOWN_STATUS, Origin.PARTNER, "no status is called so", "status");
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    String text = text(outbound.message());
    if (text.endsWith("unmappable")) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD, Origin.HUB, "the form cannot carry it", "text");
    }
    return bytes(text + ";" + outbound.envelope().reference() + ";" + mappings.incrementAndGet());
  }

  private static String text(HubMessage message) {
    if (message instanceof CitizenMessage citizen) {
      return citizen.externalId() + ";" + citizen.text();
    }
    if (message instanceof DeadlineEvent event) {
      return event.rule() + ";" + event.phase();
    }
    if (message instanceof Transfer transfer) {
      return transfer.to().name() + ";" + String.valueOf(transfer.verdict());
    }
    if (message instanceof SatisfactionScore score) {
      return score.reference() + ";score " + score.score();
    }
    if (message instanceof VotingResult result) {
      return result.objectId() + ";" + result.form();
    }
    return ((StatusUpdate) message).rawStatus();
  }

  @Override
  public String newReference() {
    return UUID.randomUUID().toString();
  }
}
