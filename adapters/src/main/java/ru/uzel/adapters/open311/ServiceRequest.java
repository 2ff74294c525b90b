package ru.uzel.adapters.open311;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.Location;

/**
 * A request as GeoReport v2 shows it, as far as it does not change by what becomes of it.
 *
 * @param id service_request_id
 * @param serviceName the service_code where the server names no service
 * @param description empty where there is none: nobody may invent a resident's words
 * @param agency agency_responsible
 */
record ServiceRequest(
    String id,
    String serviceCode,
    String serviceName,
    String description,
    Instant requestedAt,
    @Nullable Location location,
    @Nullable String mediaUrl,
    @Nullable String agency,
    List<Attribute> attributes) {

  ServiceRequest {
    attributes = List.copyOf(attributes);
  }

  /** Without what it says: a record would show that in whatever text it is put into. */
  @Override
  public String toString() {
    return "service request " + id;
  }
}
