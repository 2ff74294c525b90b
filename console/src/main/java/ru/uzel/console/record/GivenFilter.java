package ru.uzel.console.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.page.WrongParameter;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/**
 * A filter as it stands in an address.
 *
 * @param before the last record already shown
 */
public record GivenFilter(
    @Nullable PartyName party,
    @Nullable JournalType type,
    @Nullable JournalOutcome outcome,
    @Nullable CaseId caseId,
    @Nullable Instant from,
    @Nullable Instant to,
    long before) {

  /**
   * @param value gives the parameter of a name, or null
   * @throws WrongParameter naming the first that makes no sense
   */
  public static GivenFilter of(Function<String, @Nullable String> value, Visit visit) {
    return new GivenFilter(
        parsed("party", value, PartyName::new),
        parsed("type", value, text -> JournalType.valueOf(upper(text))),
        parsed("outcome", value, text -> JournalOutcome.valueOf(upper(text))),
        parsed("case", value, CaseId::parse),
        parsed("from", value, visit.times()::parse),
        parsed("to", value, visit.times()::parse),
        before(value));
  }

  private static long before(Function<String, @Nullable String> value) {
    Long given = parsed("before", value, Long::valueOf);
    return given == null ? JournalPages.NEWEST : given;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static <T> @Nullable T parsed(
      String name, Function<String, @Nullable String> value, Function<String, T> parse) {
    String text = value.apply(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException senseless) {
      throw new WrongParameter(name);
    }
  }

  RecordFilter filter() {
    return filter(type == null ? Set.of() : Set.of(type));
  }

  /** With these types, whatever was asked for. */
  public RecordFilter filter(Set<JournalType> types) {
    return new RecordFilter(party, types, outcome, caseId, from, to);
  }

  /** The same list, on that page. */
  public Address at(Address page, Visit visit) {
    return page.with("party", party)
        .with("type", type)
        .with("outcome", outcome)
        .with("case", caseId)
        .with("from", visit.times().field(from))
        .with("to", visit.times().field(to));
  }

  /** The form that shows it. */
  public FilterForm form(PartyTitles titles, Visit visit) {
    return new FilterForm(
        choices(
            titles.names().stream().map(PartyName::value),
            party == null ? "" : party.value(),
            name -> titles.of(new PartyName(name), visit.language()),
            visit),
        choices(
            Arrays.stream(JournalType.values()).map(Enum::name),
            type == null ? "" : type.name(),
            name -> visit.words().word("type", name),
            visit),
        choices(
            Arrays.stream(JournalOutcome.values()).map(Enum::name),
            outcome == null ? "" : outcome.name(),
            name -> visit.words().word("outcome", name),
            visit),
        visit.times().field(from),
        visit.times().field(to),
        caseId == null ? "" : caseId.toString());
  }

  private static List<Choice> choices(
      Stream<String> values, String chosen, Function<String, String> text, Visit visit) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", visit.words().of("filter.any"), chosen.isEmpty()));
    values.forEach(
        value -> choices.add(new Choice(value, text.apply(value), value.equals(chosen))));
    return choices;
  }
}
