package ru.uzel.console.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.Visit;
import ru.uzel.model.casework.VotingResults;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;

/** Puts results of votings into words. */
final class VotingViews {

  /** As many as are shown of a percentage: rounded twice, a half would be two. */
  private static final int PLACES = 3;

  private final VotingResults results;

  VotingViews(VotingResults results) {
    this.results = results;
  }

  Optional<VotingResults.Kept> kept(@Nullable MessageId id) {
    return id == null ? Optional.empty() : results.of(id);
  }

  static VotingView of(VotingResults.Kept kept, Visit visit) {
    VotingResult result = kept.result();
    Words words = visit.words();
    Integer participants = result.participants();
    // Of those who took part, where that is known: several options may be chosen.
    boolean ofPeople = participants != null && participants > 0;
    long whole =
        ofPeople ? participants : result.options().stream().mapToLong(VotingOption::votes).sum();
    return new VotingView(
        words.word("voting.kind", result.form().name()),
        result.title(),
        result.oktmo(),
        visit.times().day(result.from()) + " – " + visit.times().day(result.to()),
        number(participants, words),
        number(result.quorum(), words),
        text(result.resultText()),
        text(result.publishedUrl()),
        text(result.method()),
        number(result.sampleSize(), words),
        kept.versions() == 1
            ? ""
            : words.of(
                kept.version() == kept.versions() ? "voting.latest" : "voting.replaced",
                kept.version(),
                kept.versions()),
        words.of(ofPeople ? "voting.share.people" : "voting.share.votes"),
        options(result.options(), whole, words));
  }

  private static List<VotingView.Option> options(
      List<VotingOption> options, long whole, Words words) {
    return options.stream()
        .map(
            option ->
                new VotingView.Option(
                    option.id(),
                    option.text(),
                    words.number(option.votes()),
                    whole == 0
                        ? ""
                        : words.share(
                            BigDecimal.valueOf(option.votes())
                                .divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP))))
        .toList();
  }

  private static String number(@Nullable Integer number, Words words) {
    return number == null ? "" : words.number(number);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
