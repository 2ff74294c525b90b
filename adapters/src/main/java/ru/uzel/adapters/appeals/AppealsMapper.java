package ru.uzel.adapters.appeals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.core.JacksonException;

/** Registered appeals to canonical messages, and status updates to reports for ССТУ. */
final class AppealsMapper implements WireMapping {

  static final String ADAPTER = "appeals";

  /** Типовой общероссийский тематический классификатор обращений. */
  static final String CLASSIFIER = "SSTU";

  private static final int MOST_FACTS = 10_000;

  private final ChannelStatuses statuses;
  private final CaseReader cases;
  private final ZoneId zone;

  AppealsMapper(ChannelStatuses statuses, CaseReader cases, ZoneId zone) {
    this.statuses = statuses;
    this.cases = cases;
    this.zone = zone;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** Nobody has told what ССТУ does with a report that it has already. */
  @Override
  public Resend resend(Party party) {
    return AppealsProperties.of(party).recognisesReports() ? Resend.IDEMPOTENT : Resend.NEITHER;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public boolean takes(Party party, MessageKind kind) {
    return kind == MessageKind.STATUS_UPDATE;
  }

  @Override
  public boolean carriesAttachments(OutboundMessage outbound) {
    return outbound.message() instanceof StatusUpdate update
        && SstuStatus.of(update.status()).isAnswer();
  }

  @Override
  public CitizenMessage toCanonical(Party party, AcceptedMessage accepted) {
    Registration registration = read(accepted);
    String code = registration.question();
    return new CitizenMessage(
            registration.number(),
            null,
            place(code.substring(0, 4)),
            place(code.substring(0, 9)),
            new ClassifierRef(CLASSIFIER, code, registration.questionName()),
            registration.text(),
            registration.location(),
            registration.applicant(),
            null,
            null,
            LegalRegime.FZ59,
            false,
            registration.facts().registrationDate().atStartOfDay(zone).toInstant(),
            null,
            attributes(registration))
        .complainingOf(registration.complainedOf());
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    if (!(outbound.message() instanceof StatusUpdate update)) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "ССТУ takes status updates only, no " + outbound.message().kind().wireName(),
          null);
    }
    if (party.personalData() == PersonalDataLevel.P0) {
      // 59-ФЗ has the report name its author; a party of that level is to get no names.
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "a report names the author: the party's 'personalData' is to be P1",
          "config/parties/" + party.name() + ".yaml");
    }
    Envelope envelope = outbound.envelope();
    CitizenMessage appeal = appeal(envelope);
    // The document system asks: what it may see waits neither for ССТУ nor for what ССТУ demands.
    statuses.publish(envelope, update);
    return new SstuReport(AppealsProperties.of(party), appeal, update, wasExtended(envelope), zone)
        .write();
  }

  private CitizenMessage appeal(Envelope envelope) {
    MessageId message = envelope.subjectMessage();
    ChannelRequest appeal =
        message == null ? null : statuses.find(envelope.target(), message).orElse(null);
    if (appeal == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_CASE,
          Origin.HUB,
          "the case has no appeal that this party registered",
          null);
    }
    return appeal.message();
  }

  /** Each report replaces the one before, so a later one must not take the extension back. */
  private boolean wasExtended(Envelope envelope) {
    for (CaseFact fact : cases.facts(envelope.caseId(), MOST_FACTS)) {
      if (fact.status().equals(CanonicalStatus.EXTENDED.name())) {
        return true;
      }
      if (fact.messageId().equals(envelope.causation())) {
        return false;
      }
    }
    return false;
  }

  private Registration read(AcceptedMessage accepted) {
    try {
      // By the time it came at, so that the same bytes always give the same message.
      return Registration.read(
          AppealsJson.MAPPER.readTree(accepted.wire().bytes()),
          LocalDate.ofInstant(accepted.receivedAt(), zone));
    } catch (RefusedRegistration refused) {
      throw AppealsFailures.failure(refused.problems());
    } catch (JacksonException broken) {
      throw new RejectedFailure(
          FailureCode.MALFORMED, Origin.CLIENT, "the registration cannot be read", Problem.BODY);
    }
  }

  private static ClassifierRef place(String code) {
    return new ClassifierRef(CLASSIFIER, code, code);
  }

  private static List<Attribute> attributes(Registration registration) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("appeals.kind", registration.kind()));
    attributes.addAll(registration.facts().attributes());
    return attributes;
  }
}
