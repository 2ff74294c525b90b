package ru.uzel.adapters.rsmev;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.intake.ContentVersion;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.Location;

/**
 * An element {@code Appeals} of ПОС, read.
 *
 * @param category {@code SubjectName}; its number where it has no name
 * @param fileIds the files that it speaks of, which need not have come with it
 */
record Appeal(
    String id,
    String text,
    String category,
    @Nullable String subcategory,
    @Nullable String fact,
    @Nullable Location location,
    @Nullable Applicant applicant,
    Instant created,
    @Nullable LocalDate answerBy,
    boolean fastTrack,
    @Nullable String organisation,
    List<Attribute> attributes,
    List<String> fileIds) {

  Appeal {
    attributes = List.copyOf(attributes);
    fileIds = List.copyOf(fileIds);
  }

  /** What tells two states of it apart, however the XML was written. */
  String version() {
    return ContentVersion.of(
        text,
        category,
        subcategory,
        fact,
        location,
        applicant,
        created,
        answerBy,
        fastTrack,
        organisation,
        attributes,
        fileIds);
  }

  /**
   * The same as it is kept: without files it is another than with them, so that a file that comes
   * later makes a revision.
   *
   * @param missing the ids of those that are not there
   */
  String version(Collection<String> missing) {
    return missing.isEmpty()
        ? version()
        : ContentVersion.of(version(), missing.stream().sorted().toList());
  }

  /** Without what it says: a record would show that in whatever text it is put into. */
  @Override
  public String toString() {
    return "appeal " + id;
  }
}
