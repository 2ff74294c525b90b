package ru.uzel.adapters.social;

import ru.uzel.model.intake.ContentVersion;

/**
 * What tells two states of a post apart. Besides the monitoring system's own number it has a digest
 * of the content, the same however the JSON was written: so a post that comes by webhook and in the
 * feed is one, and other content under a number used before is not lost.
 */
final class PostVersion {

  private PostVersion() {}

  static String of(SocialPost post) {
    return post.event()
        + particular(post)
        + " "
        + post.version()
        + " "
        + ContentVersion.of(
            post.channel(),
            post.registeredAt(),
            post.network(),
            post.postUrl(),
            post.authorId(),
            post.commentId(),
            post.publishedAt(),
            post.text(),
            post.category(),
            post.subcategory(),
            post.fact(),
            post.location(),
            post.priority());
  }

  /** What the event is about besides the post. */
  private static String particular(SocialPost post) {
    PostRating rating = post.rating();
    if (rating != null) {
      return " " + ContentVersion.of(rating.score(), rating.wantsReopen(), rating.ratedAt());
    }
    return post.event() == SocialEvent.COMMENTED ? " " + post.commentId() : "";
  }
}
