package ru.uzel.adapters.appeals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;

/**
 * What a report to ССТУ needs of an appeal besides what every message has. The canonical message
 * keeps it as attributes, and there a report finds it again.
 *
 * @param createDate the day of the appeal, or of the covering letter it came with
 * @param isDirect whether it came from the citizen, and not from another body by a covering letter
 * @param letterNumber of that covering letter
 * @param format Electronic or Other
 * @param anonymous 59-ФЗ art. 11 part 1: it is considered, but no answer is owed
 */
record AppealFacts(
    LocalDate createDate,
    LocalDate incomingDate,
    LocalDate registrationDate,
    boolean isDirect,
    @Nullable String letterNumber,
    String format,
    boolean anonymous) {

  private static final String CREATED = "appeals.createDate";
  private static final String INCOMING = "appeals.incomingDate";
  private static final String REGISTERED = "appeals.registrationDate";
  private static final String DIRECT = "appeals.isDirect";
  private static final String LETTER = "appeals.letterNumber";
  private static final String FORMAT = "appeals.format";
  private static final String ANONYMOUS = "appeals.anonymous";

  List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute(CREATED, createDate.toString()));
    attributes.add(new Attribute(INCOMING, incomingDate.toString()));
    attributes.add(new Attribute(REGISTERED, registrationDate.toString()));
    attributes.add(new Attribute(DIRECT, Boolean.toString(isDirect)));
    if (letterNumber != null) {
      attributes.add(new Attribute(LETTER, letterNumber));
    }
    attributes.add(new Attribute(FORMAT, format));
    attributes.add(new Attribute(ANONYMOUS, Boolean.toString(anonymous)));
    return attributes;
  }

  /**
   * @throws RejectedFailure where the message is none that this adapter made
   */
  static AppealFacts of(CitizenMessage appeal) {
    return new AppealFacts(
        day(appeal, CREATED),
        day(appeal, INCOMING),
        day(appeal, REGISTERED),
        Boolean.parseBoolean(required(appeal, DIRECT)),
        value(appeal, LETTER),
        required(appeal, FORMAT),
        Boolean.parseBoolean(required(appeal, ANONYMOUS)));
  }

  private static LocalDate day(CitizenMessage appeal, String code) {
    try {
      return LocalDate.parse(required(appeal, code));
    } catch (DateTimeException none) {
      throw missing(code);
    }
  }

  private static String required(CitizenMessage appeal, String code) {
    String value = value(appeal, code);
    if (value == null) {
      throw missing(code);
    }
    return value;
  }

  private static @Nullable String value(CitizenMessage appeal, String code) {
    return appeal.attributes().stream()
        .filter(attribute -> attribute.code().equals(code))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  private static RejectedFailure missing(String code) {
    return new RejectedFailure(
        FailureCode.MISSING_FIELD,
        Origin.HUB,
        "the case's message lacks what every registered appeal has",
        code);
  }
}
