package ru.uzel.adapters.pos;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.OrgRef;

/** A row of the export as a resident's message. */
final class PosMessage {

  private static final String CLASSIFIER = "POS";
  private static final BigDecimal POLE = BigDecimal.valueOf(90);
  private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

  private final PosRow row;
  private final PosProperties properties;

  private PosMessage(PosRow row, PosProperties properties) {
    this.row = row;
    this.properties = properties;
  }

  static CitizenMessage of(PosRow row, PosProperties properties) throws PosProblem {
    try {
      return new PosMessage(row, properties).message();
    } catch (PosProblem problem) {
      throw problem.inRow(row.number());
    }
  }

  private CitizenMessage message() throws PosProblem {
    LegalRegime regime = regime();
    ClassifierRef category = classifier(PosColumn.CATEGORY);
    if (category == null) {
      throw PosProblem.ofCell(PosFault.MISSING_VALUE, PosColumn.CATEGORY);
    }
    return new CitizenMessage(
            required(PosColumn.NUMBER),
            epguNumber(),
            category,
            classifier(PosColumn.SUBCATEGORY),
            classifier(PosColumn.FACT),
            text(regime),
            location(),
            null,
            null,
            row.get(PosColumn.HELD_BY).or(() -> row.get(PosColumn.RECEIVED_BY)).orElse(null),
            regime,
            flag(PosColumn.FAST_TRACK),
            registeredAt(properties.zone()),
            plannedAt(),
            attributes())
        .complainingOf(OrgRef.named(row.get(PosColumn.COMPLAINED_OF).orElse(null)));
  }

  private String required(PosColumn column) throws PosProblem {
    return row.get(column).orElseThrow(() -> PosProblem.ofCell(PosFault.MISSING_VALUE, column));
  }

  private @Nullable String epguNumber() throws PosProblem {
    String number = row.get(PosColumn.EPGU_NUMBER).orElse(null);
    if (number != null && !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw PosProblem.ofCell(PosFault.BAD_NUMBER, PosColumn.EPGU_NUMBER);
    }
    return number;
  }

  private @Nullable ClassifierRef classifier(PosColumn column) {
    return row.get(column).map(name -> new ClassifierRef(CLASSIFIER, name, name)).orElse(null);
  }

  /** The observed export has no column for the text; its subject stands in then. */
  private String text(LegalRegime regime) throws PosProblem {
    for (PosColumn column :
        List.of(
            PosColumn.TEXT_OF_MESSAGE,
            PosColumn.SUMMARY,
            PosColumn.FACT,
            PosColumn.SUBCATEGORY,
            PosColumn.CATEGORY)) {
      Optional<String> text = row.get(column);
      if (text.isPresent()) {
        // 59-ФЗ sets no limit to an appeal; the cell does
        int longest = regime == LegalRegime.FZ59 ? PosCell.LONGEST : properties.longestText();
        if (text.get().codePointCount(0, text.get().length()) > longest) {
          throw PosProblem.ofCell(PosFault.TOO_LONG, column);
        }
        return text.get();
      }
    }
    throw PosProblem.ofCell(PosFault.MISSING_VALUE, PosColumn.CATEGORY);
  }

  /** What ПОС decided counts; the applicant's wish only where the export is silent. */
  private LegalRegime regime() throws PosProblem {
    Optional<String> named = row.get(PosColumn.REGIME);
    if (named.isEmpty()) {
      return flag(PosColumn.CHOSE_59FZ) ? LegalRegime.FZ59 : LegalRegime.ORDINARY;
    }
    String words = named.get().toLowerCase(Locale.ROOT);
    if (words.equals("обычное сообщение")) {
      return LegalRegime.ORDINARY;
    }
    if (words.contains("59")) {
      return LegalRegime.FZ59;
    }
    throw PosProblem.ofCell(PosFault.BAD_REGIME, PosColumn.REGIME);
  }

  private boolean flag(PosColumn column) throws PosProblem {
    String word = row.get(column).orElse("Нет").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "да" -> true;
      case "нет" -> false;
      default -> throw PosProblem.ofCell(PosFault.BAD_FLAG, column);
    };
  }

  private Instant registeredAt(ZoneId zone) throws PosProblem {
    String text = required(PosColumn.REGISTERED);
    try {
      return PosDates.read(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw PosProblem.ofCell(PosFault.BAD_DATE, PosColumn.REGISTERED);
    }
  }

  private @Nullable LocalDate plannedAt() throws PosProblem {
    Optional<String> text = row.get(PosColumn.PLANNED);
    try {
      return text.isEmpty() ? null : PosDates.read(text.get()).toLocalDate();
    } catch (DateTimeException e) {
      throw PosProblem.ofCell(PosFault.BAD_DATE, PosColumn.PLANNED);
    }
  }

  private @Nullable Location location() throws PosProblem {
    String address = row.get(PosColumn.ADDRESS).orElse(null);
    BigDecimal latitude = degrees(PosColumn.LATITUDE, POLE);
    BigDecimal longitude = degrees(PosColumn.LONGITUDE, DATE_LINE);
    if ((latitude == null) != (longitude == null)) {
      throw PosProblem.ofCell(
          PosFault.HALF_LOCATION, latitude == null ? PosColumn.LATITUDE : PosColumn.LONGITUDE);
    }
    return address == null && latitude == null
        ? null
        : new Location(address, null, latitude, longitude);
  }

  private @Nullable BigDecimal degrees(PosColumn column, BigDecimal most) throws PosProblem {
    Optional<String> text = row.get(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      BigDecimal degrees = new BigDecimal(text.get().replace(',', '.'));
      if (Math.abs(degrees.scale()) < 40 && degrees.abs().compareTo(most) <= 0) {
        return degrees;
      }
    } catch (NumberFormatException e) {
      // told below, as a number out of range is
    }
    throw PosProblem.ofCell(PosFault.BAD_NUMBER, column);
  }

  /**
   * What flows may ask about the row, and every column that has no meaning here. Officials' names
   * are personal data nobody further on needs: they stay in the row.
   */
  private List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    attribute(attributes, "source_code", PosColumn.SOURCE);
    attribute(attributes, "stage", PosColumn.STAGE);
    attribute(attributes, "status", PosColumn.STATUS);
    if (row.get(PosColumn.TEXT_OF_MESSAGE).isPresent()) {
      attribute(attributes, "summary", PosColumn.SUMMARY);
    }
    for (Map.Entry<String, String> value : row.values().entrySet()) {
      if (PosTable.EXPORT.field(value.getKey()).isEmpty()) {
        attributes.add(new Attribute(value.getKey(), value.getValue()));
      }
    }
    return attributes;
  }

  private void attribute(List<Attribute> attributes, String code, PosColumn column) {
    row.get(column).ifPresent(value -> attributes.add(new Attribute(code, value)));
  }
}
