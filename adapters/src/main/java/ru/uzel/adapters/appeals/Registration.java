package ru.uzel.adapters.appeals;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.OrgRef;
import tools.jackson.databind.JsonNode;

/**
 * An appeal as a document system registered it, {@code registration.schema.json}.
 *
 * @param kind PROPOSAL, APPLICATION or COMPLAINT
 * @param applicant null where it is anonymous
 * @param question its place in the типовой общероссийский тематический классификатор
 * @param questionName that place's name; the code where none was given
 * @param complainedOf the body whose decision or act is complained of
 */
record Registration(
    String number,
    AppealFacts facts,
    String kind,
    @Nullable Applicant applicant,
    String text,
    String question,
    String questionName,
    @Nullable Location location,
    @Nullable OrgRef complainedOf) {

  /**
   * @param today the day it is in the region
   * @throws RefusedRegistration with everything that is wrong
   */
  static Registration read(JsonNode json, LocalDate today) {
    List<Problem> problems = RegistrationSchema.check(json);
    if (problems.isEmpty()) {
      problems = new ArrayList<>(RegistrationRules.check(json, today));
    }
    if (!problems.isEmpty()) {
      throw new RefusedRegistration(problems);
    }
    JsonNode question = json.path("question");
    String code = question.path("code").stringValue();
    return new Registration(
        json.path("number").stringValue(),
        new AppealFacts(
            day(json, "createDate"),
            day(json, "incomingDate"),
            day(json, "registrationDate"),
            json.path("isDirect").booleanValue(),
            text(json, "letterNumber"),
            json.path("format").stringValue(),
            json.path("anonymous").asBoolean(false)),
        json.path("kind").stringValue(),
        applicant(json.path("applicant")),
        json.path("text").stringValue(),
        code,
        question.path("name").asString(code),
        location(json.path("location")),
        organisation(json.path("complainedOf")));
  }

  /** The number, where it could be one; for the record of a refusal. */
  static @Nullable String number(JsonNode json) {
    JsonNode number = json.path("number");
    return number.isString() && number.stringValue().matches("\\S(.{0,62}\\S)?")
        ? number.stringValue()
        : null;
  }

  /** Without what it says: a record would show that in whatever text it is put into. */
  @Override
  public String toString() {
    return "registration " + number;
  }

  private static LocalDate day(JsonNode json, String field) {
    try {
      return LocalDate.parse(json.path(field).stringValue());
    } catch (DateTimeException impossible) {
      throw new IllegalStateException("the rules let it pass", impossible);
    }
  }

  /** The given name has the patronymic with it, as people address each other. */
  private static @Nullable Applicant applicant(JsonNode json) {
    if (!json.isObject()) {
      return null;
    }
    String first = text(json, "firstName");
    String middle = text(json, "middleName");
    return new Applicant(
        first == null || middle == null ? first : first + " " + middle,
        text(json, "lastName"),
        text(json, "email"),
        text(json, "phone"),
        null,
        null,
        text(json, "postalAddress"));
  }

  private static @Nullable Location location(JsonNode json) {
    return json.isObject()
        ? new Location(
            text(json, "address"), text(json, "fiasId"), degrees(json, "lat"), degrees(json, "lon"))
        : null;
  }

  private static @Nullable OrgRef organisation(JsonNode json) {
    String name = text(json, "name");
    return name == null ? null : new OrgRef(name, text(json, "ogrn"));
  }

  private static @Nullable BigDecimal degrees(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isNumber() ? value.decimalValue() : null;
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isString() ? value.stringValue() : null;
  }
}
