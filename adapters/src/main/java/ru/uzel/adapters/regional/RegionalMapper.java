package ru.uzel.adapters.regional;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/** Open311 forms to canonical messages, and status updates to what the channel will see. */
final class RegionalMapper implements WireMapping {

  static final String ADAPTER = "regional";
  static final String CLASSIFIER = "OPEN311";

  /** The attribute of a service that asks of whom one complains; GeoReport v2 has no field. */
  static final String COMPLAINED_OF = "complained_of";

  private final Function<Party, Catalogue> catalogues;

  RegionalMapper(Function<Party, Catalogue> catalogues) {
    this.catalogues = catalogues;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** Publishing is an upsert in the hub's own database. */
  @Override
  public Resend resend(Party party) {
    return Resend.IDEMPOTENT;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public CitizenMessage toCanonical(Party party, AcceptedMessage accepted) {
    RequestForm form = RequestForm.parse(accepted.wire().bytes());
    String code = form.get("service_code");
    if (code == null || !form.problems().isEmpty()) {
      throw new RejectedFailure(
          FailureCode.MALFORMED, Origin.CLIENT, "the form cannot be read", "service_code");
    }
    Service service =
        catalogues
            .apply(party)
            .find(code)
            .orElseThrow(
                () ->
                    new UnknownValueFailure(
                        FailureCode.UNKNOWN_CATEGORY,
                        Origin.CLIENT,
                        "the service catalogue of " + party.name() + " has no such service_code",
                        "service_code"));
    return new CitizenMessage(
            accepted.id().toString(),
            null,
            new ClassifierRef(CLASSIFIER, code, service.nameText()),
            null,
            null,
            // GeoReport v2 does not require a description, and nobody may invent a resident's
            // words.
            orEmpty(form.get("description")),
            location(form),
            applicant(form),
            stripped(form.get("media_url")),
            null,
            LegalRegime.ORDINARY,
            false,
            accepted.receivedAt(),
            null,
            form.attributes())
        .complainingOf(complainedOf(form));
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    if (!(outbound.message() instanceof StatusUpdate update)) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "an Open311 channel takes status updates only, no "
              + outbound.message().kind().wireName(),
          null);
    }
    return PublishedUpdate.write(
        subject(outbound.envelope()), update, RegionalProperties.of(party).agency());
  }

  /** The service_request_id the update is about. */
  static MessageId subject(Envelope envelope) {
    MessageId subject = envelope.subjectMessage();
    if (subject == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_CASE,
          Origin.HUB,
          "the case did not come from this channel, which therefore has no service_request_id of it",
          null);
    }
    return subject;
  }

  private static @Nullable Location location(RequestForm form) {
    String latitude = form.get("lat");
    String longitude = form.get("long");
    String address = form.get("address_string");
    String addressId = form.get("address_id");
    boolean placed = latitude != null && longitude != null;
    if (!placed && address == null && addressId == null) {
      return null;
    }
    return new Location(
        address,
        addressId,
        latitude != null && placed ? RequestRules.degrees(latitude) : null,
        longitude != null && placed ? RequestRules.degrees(longitude) : null);
  }

  private static @Nullable Applicant applicant(RequestForm form) {
    List<String> fields =
        List.of("first_name", "last_name", "email", "phone", "device_id", "account_id");
    return fields.stream().allMatch(field -> form.get(field) == null)
        ? null
        : new Applicant(
            form.get("first_name"),
            form.get("last_name"),
            stripped(form.get("email")),
            stripped(form.get("phone")),
            form.get("device_id"),
            form.get("account_id"));
  }

  private static @Nullable OrgRef complainedOf(RequestForm form) {
    return form.attributes().stream()
        .filter(attribute -> attribute.code().equals(COMPLAINED_OF))
        .findFirst()
        .map(attribute -> OrgRef.named(attribute.value()))
        .orElse(null);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }
}
