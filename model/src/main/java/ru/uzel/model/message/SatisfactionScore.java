package ru.uzel.model.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a resident rates the answer.
 *
 * @param reference the channel's own number of the resident's message; by it the case is found
 * @param score 1 to 5; null where the resident only asks for a reconsideration
 * @param comment the resident's words: personal data of level P1
 * @param wantsReopen whether the resident asks that the case be considered anew
 * @param source whose scale it is, as {@link ClassifierRef#system} names it
 */
public record SatisfactionScore(
    String reference,
    @Nullable Integer score,
    @Nullable String comment,
    Instant ratedAt,
    boolean wantsReopen,
    String source)
    implements HubMessage {

  public static final int LOWEST = 1;
  public static final int HIGHEST = 5;

  public SatisfactionScore {
    if (score != null && (score < LOWEST || score > HIGHEST)) {
      throw new IllegalArgumentException("a score is " + LOWEST + " to " + HIGHEST);
    }
    if (score == null && !wantsReopen) {
      throw new IllegalArgumentException("neither a score nor a wish");
    }
  }

  /** The same rating with what of it may be shown. */
  public SatisfactionScore shown(@Nullable String itsComment) {
    return new SatisfactionScore(reference, score, itsComment, ratedAt, wantsReopen, source);
  }

  @Override
  public MessageKind kind() {
    return MessageKind.SATISFACTION_SCORE;
  }

  @Override
  public List<Attachment> attachments() {
    return List.of();
  }
}
