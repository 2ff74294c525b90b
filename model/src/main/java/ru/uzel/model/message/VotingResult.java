package ru.uzel.model.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of a vote, a public discussion or a survey. It has no case: it is kept and told to
 * those whom flows name. Numbers are of people together, so it holds no personal data.
 *
 * @param objectId the source's own number of what was decided on; what comes later under it
 *     corrects what came before
 * @param form in JSON {@code kind}; here that name is the message's own
 * @param title at most 500 characters
 * @param oktmo where residents were asked: 8 digits of a municipality, 11 of a settlement
 * @param from the first day
 * @param to the last day
 * @param participants how many took part; their votes may be more, where several could be chosen
 * @param options in the order given; none where people could only speak
 * @param quorum how many had to take part
 * @param resultText what was decided, at most 8000 characters
 * @param publishedUrl where anybody can read it
 * @param method how it was done, at most 500 characters
 * @param sampleSize how many were to be asked
 */
public record VotingResult(
    String objectId,
    VotingForm form,
    String title,
    String oktmo,
    LocalDate from,
    LocalDate to,
    @Nullable Integer participants,
    List<VotingOption> options,
    @Nullable Integer quorum,
    @Nullable String resultText,
    @Nullable String publishedUrl,
    @Nullable String method,
    @Nullable Integer sampleSize)
    implements HubMessage {

  public static final int LONGEST_ID = 64;
  public static final int LONGEST_TITLE = 500;
  public static final int LONGEST_TEXT = 8000;
  public static final int MOST_OPTIONS = 200;

  private static final int LONGEST_URL = 2000;
  private static final Pattern OKTMO = Pattern.compile("[0-9]{8}([0-9]{3})?");

  /**
   * @throws FieldMistake naming the first field that breaks a rule
   */
  public VotingResult {
    Objects.requireNonNull(form);
    requireText("objectId", objectId, LONGEST_ID);
    requireText("title", title, LONGEST_TITLE);
    require(OKTMO.matcher(oktmo).matches(), "oktmo", "8 or 11 digits");
    require(!to.isBefore(from), "to", "not before from");
    requireCount("participants", participants);
    requireCount("quorum", quorum);
    requireCount("sampleSize", sampleSize);
    requireOptional("resultText", resultText, LONGEST_TEXT);
    requireOptional("method", method, LONGEST_TITLE);
    require(publishedUrl == null || isAddress(publishedUrl), "publishedUrl", "http(s)://host…");
    options = List.copyOf(options);
    require(options.size() <= MOST_OPTIONS, "options", "at most " + MOST_OPTIONS);
    Set<String> ids = new HashSet<>();
    for (VotingOption option : options) {
      requireText("options/id", option.id(), LONGEST_ID);
      require(ids.add(option.id()), "options/id", "unique");
      requireText("options/text", option.text(), LONGEST_TEXT);
      requireCount("options/votes", option.votes());
      require(
          participants == null || option.votes() <= participants,
          "options/votes",
          "no more than participants");
    }
  }

  private static void requireText(String field, String text, int longest) {
    require(!text.isBlank(), field, "not blank");
    requireOptional(field, text, longest);
  }

  private static void requireOptional(String field, @Nullable String text, int longest) {
    require(
        text == null || text.codePointCount(0, text.length()) <= longest,
        field,
        "at most " + longest + " characters");
  }

  private static void requireCount(String field, @Nullable Integer count) {
    require(count == null || count >= 0, field, "not below zero");
  }

  private static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new FieldMistake(field, rule);
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= LONGEST_URL
          && uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public MessageKind kind() {
    return MessageKind.VOTING_RESULT;
  }

  @Override
  public List<Attachment> attachments() {
    return List.of();
  }
}
