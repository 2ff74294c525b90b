package ru.uzel.adapters.regional;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One service request as GeoReport v2 shows it: every field, empty where unknown, as in the
 * specification's examples. Who wrote is never shown.
 */
final class RequestView {

  private final Party party;
  private final RegionalProperties properties;
  private final Catalogue catalogue;
  private final boolean extensions;

  RequestView(Party party, RegionalProperties properties, Catalogue catalogue, boolean extensions) {
    this.party = party;
    this.properties = properties;
    this.catalogue = catalogue;
    this.extensions = extensions;
  }

  void show(ArrayNode list, ChannelRequest request) {
    show(
        list,
        request.id(),
        request.message(),
        request.receivedAt(),
        request.published(),
        request.plannedAt() == null ? request.message().plannedAt() : request.plannedAt());
  }

  void show(
      ArrayNode list,
      MessageId id,
      CitizenMessage message,
      Instant receivedAt,
      @Nullable StatusUpdate published,
      @Nullable LocalDate plannedAt) {
    String code = message.category().code();
    Location where = message.location();
    ObjectNode view = list.addObject();
    view.put("service_request_id", id.toString())
        .put("status", PublishedUpdate.status(published == null ? null : published.status()))
        .put("status_notes", published == null ? null : PublishedUpdate.notes(published))
        .put("service_name", message.category().name())
        .put("service_code", code)
        .put("description", message.text().isEmpty() ? null : message.text())
        .put(
            "agency_responsible",
            published == null || published.organisation() == null
                ? properties.agency()
                : published.organisation())
        .put("service_notice", catalogue.find(code).map(Service::serviceNotice).orElse(null))
        .put("requested_datetime", date(receivedAt))
        .put("updated_datetime", date(published == null ? receivedAt : published.at()))
        .put("expected_datetime", plannedAt == null ? null : endOf(plannedAt))
        .put("address", where == null ? null : where.address())
        .put("address_id", where == null ? null : where.addressId())
        .putNull("zipcode")
        .put("lat", where == null ? null : where.latitude())
        .put("long", where == null ? null : where.longitude())
        .put("media_url", message.mediaUrl());
    if (extensions) {
      extend(view, message, receivedAt, published);
    }
  }

  /** GeoReport v2 Extensions: what {@code extensions=true} adds. */
  private void extend(
      ObjectNode view,
      CitizenMessage message,
      Instant receivedAt,
      @Nullable StatusUpdate published) {
    ArrayNode attributes = view.putArray("attributes");
    for (Attribute attribute : message.attributes()) {
      attributes.addObject().put("code", attribute.code()).put("value", attribute.value());
    }
    view.putObject("extended_attributes")
        .put("channel", party.name().toString())
        .put("status", published == null ? "RECEIVED" : published.status().name())
        .put("status_description", published == null ? null : published.rawStatus());
    ArrayNode notes = view.putArray("notes");
    note(notes, receivedAt, "Request opened", null, "opened");
    if (published != null) {
      boolean closed = published.status().isFinal();
      note(
          notes,
          published.at(),
          closed ? "Request closed" : published.rawStatus(),
          PublishedUpdate.notes(published),
          closed ? "closed" : "activity");
    }
  }

  private void note(
      ArrayNode notes, Instant at, String summary, @Nullable String description, String type) {
    notes
        .addObject()
        .put("datetime", date(at))
        .put("summary", summary)
        .put("description", description)
        .put("type", type);
  }

  /** A day's work is promised by its end. */
  private String endOf(LocalDate day) {
    return date(day.plusDays(1).atStartOfDay(properties.zone()).toInstant().minusSeconds(1));
  }

  /** W3C note on date and time: always with zone. */
  private String date(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atZone(properties.zone()).toOffsetDateTime());
  }
}
