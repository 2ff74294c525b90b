package ru.uzel.adapters.municipal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.Location;

/**
 * A record of a system, read by its shape.
 *
 * @param status the system's own code or word, whatever it means
 */
record Card(
    String id,
    String text,
    String category,
    @Nullable String subcategory,
    @Nullable String fact,
    @Nullable Location location,
    Instant created,
    @Nullable LocalDate deadline,
    String status,
    @Nullable String organisation,
    List<Attribute> attributes) {

  Card {
    attributes = List.copyOf(attributes);
  }

  /** Without what it says: a record would show that in whatever text it is put into. */
  @Override
  public String toString() {
    return "card " + id;
  }
}
