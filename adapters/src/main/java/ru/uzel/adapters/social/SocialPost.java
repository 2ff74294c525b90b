package ru.uzel.adapters.social;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.Location;

/**
 * A public post, as {@code post.schema.json} has it.
 *
 * @param id the monitoring system's own id of the post, the same for all that happens to it
 * @param version grows with every change of the post, or of the comment
 * @param authorId the author's account: personal data
 * @param commentId of the author's further comment; or where what is watched is a comment itself
 * @param text empty where the post was deleted; of a rating, what the author says about the answer
 * @param rating of the answer, with RATED alone
 */
record SocialPost(
    String id,
    long version,
    SocialEvent event,
    SocialChannel channel,
    Instant registeredAt,
    String network,
    String postUrl,
    @Nullable String authorId,
    @Nullable String commentId,
    Instant publishedAt,
    String text,
    ClassifierRef category,
    @Nullable ClassifierRef subcategory,
    @Nullable ClassifierRef fact,
    @Nullable Location location,
    @Nullable String priority,
    @Nullable PostRating rating) {

  /** Without what it says: a record would show that in whatever text it is put into. */
  @Override
  public String toString() {
    return "post " + id + ", version " + version + ", " + event;
  }
}
