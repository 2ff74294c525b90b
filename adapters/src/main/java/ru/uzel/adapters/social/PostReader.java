package ru.uzel.adapters.social;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.Location;
import tools.jackson.databind.JsonNode;

/** Reads a post by {@code post.schema.json}, and says of everything wrong where it stands. */
final class PostReader {

  /** Whose classifier the categories are of. */
  static final String CLASSIFIER = "SOCIAL";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int LONGEST_WORD = 255;
  private static final int LONGEST_ADDRESS = 1000;
  private static final int LONGEST_COMMENT = 1000;
  private static final Set<String> PRIORITIES = Set.of("NORMAL", "HIGH");

  /** No two clocks are the same. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private PostReader() {}

  /**
   * Whether the post may be looked into at all. The decrees let only what is «в общедоступном виде»
   * be collected, so whatever does not say plainly that it is public counts as private, and comes
   * before every other mistake.
   */
  static Optional<Problem> notPublic(JsonNode post) {
    if (!post.isObject()) {
      return Optional.of(Problem.malformed("is to be an object"));
    }
    JsonNode isPublic = post.path("socialRef").path("isPublic");
    return isPublic.isBoolean() && isPublic.booleanValue()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                FailureCode.NOT_PUBLIC,
                422,
                "#/socialRef/isPublic",
                "is to be true: only posts that anybody can read are taken, no private messages and"
                    + " no closed groups; nothing of this one was kept"));
  }

  /** The id, where it has the form of one. */
  static @Nullable String id(JsonNode post) {
    JsonNode id = post.path("id");
    return id.isString() && ID.matcher(id.stringValue()).matches() ? id.stringValue() : null;
  }

  /**
   * @throws RefusedPost with everything that is wrong
   */
  static SocialPost read(JsonNode post, SocialProperties properties, Instant now) {
    notPublic(post)
        .ifPresent(
            problem -> {
              throw new RefusedPost(problem);
            });
    List<Problem> problems = new ArrayList<>();
    PostFields fields = new PostFields(post, Problem.BODY, problems);
    Instant latest = now.plus(SKEW);
    requireForm(fields, "id", fields.required("id", LONGEST_WORD));
    long version = fields.version("version");
    SocialEvent event = fields.constant("event", SocialEvent.values());
    SocialChannel channel = fields.constant("channel", SocialChannel.values());
    Instant registeredAt = fields.time("registeredAt", latest);
    PostFields ref = fields.requiredChild("socialRef");
    String network = ref.required("network", LONGEST_WORD);
    if (!network.isEmpty() && !properties.networks().contains(network)) {
      ref.wrong("network", "is none of " + properties.networks());
    }
    String postUrl = ref.webAddress("postUrl");
    String authorId = ref.optional("authorId", LONGEST_WORD);
    Instant publishedAt = ref.time("publishedAt", latest);
    String commentId = ref.optional("commentId", LONGEST_WORD);
    requireForm(ref, "commentId", commentId == null ? "" : commentId);
    if (event == SocialEvent.COMMENTED && !ref.node().hasNonNull("commentId")) {
      problems.add(Problem.missing(ref.at("commentId")));
    }
    String text = text(fields, event, properties.longestText());
    PostRating rating = rating(fields, event, latest);
    ClassifierRef category = classifier(fields.requiredChild("category"));
    ClassifierRef subcategory = classifier(fields.child("subcategory"));
    ClassifierRef fact = classifier(fields.child("fact"));
    Location location = location(fields.child("location"));
    String priority = fields.optional("priority", LONGEST_WORD);
    if (priority != null && !PRIORITIES.contains(priority)) {
      fields.wrong("priority", "is neither NORMAL nor HIGH");
    }
    if (!problems.isEmpty()) {
      throw new RefusedPost(problems);
    }
    return new SocialPost(
        Objects.requireNonNull(id(post)),
        version,
        Objects.requireNonNull(event),
        Objects.requireNonNull(channel),
        Objects.requireNonNull(registeredAt),
        network,
        postUrl,
        authorId,
        commentId,
        Objects.requireNonNull(publishedAt),
        text,
        Objects.requireNonNull(category),
        subcategory,
        fact,
        location,
        priority,
        rating);
  }

  /** Ids stand in records, where no words of a person may be. */
  private static void requireForm(PostFields fields, String field, String id) {
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      fields.wrong(field, "is to have 1 to 64 of A-Z, a-z, 0-9, '.', '_', ':' and '-'");
    }
  }

  private static String text(PostFields fields, @Nullable SocialEvent event, int longest) {
    if (event == SocialEvent.RATED) {
      String comment = fields.optional("text", LONGEST_COMMENT);
      return comment == null ? "" : comment;
    }
    if (event != SocialEvent.DELETED) {
      return fields.required("text", longest);
    }
    if (fields.node().hasNonNull("text")) {
      // Its author took the words back.
      fields.wrong("text", "is not to be there once the post is deleted");
    }
    return "";
  }

  private static @Nullable PostRating rating(
      PostFields fields, @Nullable SocialEvent event, Instant latest) {
    if (event == SocialEvent.RATED) {
      return PostRating.read(fields.requiredChild("rating"), latest);
    }
    if (fields.node().hasNonNull("rating")) {
      fields.wrong("rating", "is there with RATED alone");
    }
    return null;
  }

  private static @Nullable ClassifierRef classifier(@Nullable PostFields place) {
    if (place == null) {
      return null;
    }
    String code = place.required("code", LONGEST_WORD);
    String name = place.optional("name", LONGEST_WORD);
    return new ClassifierRef(CLASSIFIER, code, name == null ? code : name);
  }

  private static @Nullable Location location(@Nullable PostFields place) {
    if (place == null) {
      return null;
    }
    String address = place.optional("address", LONGEST_ADDRESS);
    String fiasId = place.optional("fiasId", LONGEST_WORD);
    var latitude = place.degrees("lat", 90);
    var longitude = place.degrees("lon", 180);
    if (place.node().hasNonNull("lat") != place.node().hasNonNull("lon")) {
      place
          .problems()
          .add(Problem.missing(place.at(place.node().hasNonNull("lat") ? "lon" : "lat")));
    }
    return address == null && fiasId == null && latitude == null
        ? null
        : new Location(address, fiasId, latitude, longitude);
  }
}
