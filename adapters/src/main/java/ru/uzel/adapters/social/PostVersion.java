package ru.uzel.adapters.social;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What tells two states of a post apart. Besides the monitoring system's own number it has a digest
 * of the content, the same however the JSON was written: so a post that comes by webhook and in the
 * feed is one, and other content under a number used before is not lost.
 */
final class PostVersion {

  private static final int DIGEST = 16;

  private PostVersion() {}

  static String of(SocialPost post) {
    String comment = post.event() == SocialEvent.COMMENTED ? " " + post.commentId() : "";
    return post.event() + comment + " " + post.version() + " " + digest(post);
  }

  private static String digest(SocialPost post) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Object part :
          new Object[] {
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
            post.priority()
          }) {
        byte[] bytes = Objects.toString(part).getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGEST);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
