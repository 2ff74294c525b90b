package ru.uzel.adapters.rsmev;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.Location;

/** Reads one element {@code Appeals}, and finds everything that is wrong with it. */
final class AppealReader {

  private static final int LONGEST_WORD = 1000;
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /** Clocks differ; a day from now nobody wrote anything. */
  private static final Duration SKEW = Duration.ofDays(1);

  private AppealReader() {}

  /** The id, where the element has one that could be. */
  static Optional<String> id(Element appeal) {
    return Optional.of(AppealFields.text(appeal, "Id")).filter(id -> ID.matcher(id).matches());
  }

  /**
   * @param place its XPath
   * @throws RefusedAppeal with everything that is wrong
   */
  static Appeal read(Element appeal, String place, RsmevProperties properties, Instant now) {
    List<AppealProblem> problems = new ArrayList<>();
    AppealFields fields = new AppealFields(appeal, place, problems);
    String id = fields.required("Id", 40);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      fields.wrong("Id", "is to be a number of at most 20 digits");
    }
    String text = fields.required("Description", properties.longestText());
    String category = category(fields, place, problems);
    String subcategory =
        fields.has("SubsubjectName")
            ? fields.told("SubsubjectName", LONGEST_WORD)
            : fields.told("SubsubjectId", LONGEST_NUMBER);
    String fact = fields.told("FactName", LONGEST_WORD);
    Location location = AppealPlace.of(fields);
    Applicant applicant = fields.child("Applicant").map(AppealReader::applicant).orElse(null);
    Instant created = created(fields, now);
    OffsetDateTime answerAt = fields.time("AnswerAt");
    boolean fastTrack = fields.flag("FastTrack");
    String organisation = fields.told("OpaName", LONGEST_WORD);
    List<Attribute> attributes = attributes(fields);
    List<String> fileIds = fields.fileIds();
    if (!problems.isEmpty()) {
      throw new RefusedAppeal(problems);
    }
    return new Appeal(
        id,
        text,
        category,
        subcategory,
        fact,
        location,
        applicant,
        Objects.requireNonNull(created),
        answerAt == null ? null : answerAt.atZoneSameInstant(properties.zone()).toLocalDate(),
        fastTrack,
        organisation,
        attributes,
        fileIds);
  }

  /** Classifiers go by names, as in the export; a number without a name finds nothing there. */
  private static String category(AppealFields fields, String place, List<AppealProblem> problems) {
    int before = problems.size();
    String category =
        fields.has("SubjectName")
            ? fields.optional("SubjectName", LONGEST_WORD)
            : fields.told("SubjectId", LONGEST_NUMBER);
    if (category == null && problems.size() == before) {
      problems.add(
          new AppealProblem(
              FailureCode.MISSING_FIELD, place + "/SubjectName", "is missing or empty"));
    }
    return category == null ? "" : category;
  }

  private static @Nullable Instant created(AppealFields fields, Instant now) {
    fields.required("CreatedAt", 40);
    OffsetDateTime created = fields.time("CreatedAt");
    if (created != null && created.toInstant().isAfter(now.plus(SKEW))) {
      fields.wrong("CreatedAt", "lies in the future");
    }
    return created == null ? null : created.toInstant();
  }

  private static @Nullable Applicant applicant(AppealFields fields) {
    String firstName = together(" ", fields, "Name", "Patronymic");
    String lastName = fields.optional("Surname", LONGEST_WORD);
    String email = fields.optional("Email", LONGEST_WORD);
    String phone = fields.optional("Phone", LONGEST_WORD);
    String postalAddress = together(", ", fields, "PostAddress", "PostAddressFlat");
    return Stream.of(firstName, lastName, email, phone, postalAddress).allMatch(Objects::isNull)
        ? null
        : new Applicant(firstName, lastName, email, phone, null, null, postalAddress);
  }

  private static @Nullable String together(String between, AppealFields fields, String... names) {
    String joined =
        Stream.of(names)
            .map(name -> fields.optional(name, LONGEST_WORD))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(between));
    return joined.isEmpty() ? null : joined;
  }

  /**
   * What flows may ask about, and a person may want to know; nothing of it is a person's. {@code
   * WorkLog} is free text, in which anybody may be named: it stays in the kept bytes.
   */
  private static List<Attribute> attributes(AppealFields fields) {
    List<Attribute> attributes = new ArrayList<>();
    word(attributes, fields, "SubjectId", "rsmev.subjectId");
    word(attributes, fields, "SubsubjectId", "rsmev.subsubjectId");
    word(attributes, fields, "OpaId", "rsmev.organisationId");
    word(attributes, fields, "RegionId", "rsmev.regionId");
    word(attributes, fields, "RegionName", "rsmev.region");
    flag(attributes, fields, "Confidential", "rsmev.confidential");
    flag(attributes, fields, "Shared", "rsmev.shared");
    fields
        .child("Applicant")
        .ifPresent(
            applicant -> flag(attributes, applicant, "SendWithRussiaPost", "rsmev.answerByPost"));
    if (!fields.leftOut().isEmpty()) {
      attributes.add(new Attribute("rsmev.leftOut", String.join(", ", fields.leftOut())));
    }
    return attributes;
  }

  private static void word(
      List<Attribute> attributes, AppealFields fields, String name, String code) {
    String value = fields.told(name, LONGEST_WORD);
    if (value != null) {
      attributes.add(new Attribute(code, value));
    }
  }

  private static void flag(
      List<Attribute> attributes, AppealFields fields, String name, String code) {
    if (fields.flag(name)) {
      attributes.add(new Attribute(code, "true"));
    }
  }
}
