package ru.uzel.adapters.social;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.SatisfactionScore;
import tools.jackson.databind.JsonNode;

/**
 * How the author of a post rates the answer below it.
 *
 * @param score 1 to 5; null where the author only wants the matter considered anew
 */
record PostRating(@Nullable Integer score, boolean wantsReopen, Instant ratedAt) {

  /** A like or dislike is one of the ends of the scale. */
  enum Reaction {
    LIKE(SatisfactionScore.HIGHEST),
    DISLIKE(SatisfactionScore.LOWEST);

    private final int score;

    Reaction(int score) {
      this.score = score;
    }
  }

  /** Null where something is wrong with it, which is told. */
  static @Nullable PostRating read(PostFields fields, Instant latest) {
    int before = fields.problems().size();
    Integer score = score(fields);
    JsonNode wish = fields.node().path("wantsReopen");
    if (!wish.isMissingNode() && !wish.isBoolean()) {
      fields.wrong("wantsReopen", "is to be true or false");
    }
    boolean wantsReopen = wish.isBoolean() && wish.booleanValue();
    Instant ratedAt = fields.time("ratedAt", latest);
    if (fields.problems().size() == before && score == null && !wantsReopen) {
      fields.problems().add(Problem.missing(fields.at("score")));
    }
    return fields.problems().size() > before
        ? null
        : new PostRating(score, wantsReopen, Objects.requireNonNull(ratedAt));
  }

  private static @Nullable Integer score(PostFields fields) {
    JsonNode score = fields.node().path("score");
    boolean reacts = fields.node().hasNonNull("reaction");
    if (score.isMissingNode() || score.isNull()) {
      Reaction reaction = reacts ? fields.constant("reaction", Reaction.values()) : null;
      return reaction == null ? null : reaction.score;
    }
    if (reacts) {
      fields.wrong("reaction", "is not to be there beside a score");
    }
    if (score.isIntegralNumber()
        && score.canConvertToInt()
        && score.intValue() >= SatisfactionScore.LOWEST
        && score.intValue() <= SatisfactionScore.HIGHEST) {
      return score.intValue();
    }
    fields.wrong("score", "is to be a whole number from 1 to 5");
    return null;
  }
}
