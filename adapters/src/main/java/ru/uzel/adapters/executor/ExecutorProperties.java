package ru.uzel.adapters.executor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * The settings of one body.
 *
 * @param endpoint {@code endpoint}: its address, below which {@code cases/…} is
 * @param endpointKey {@code endpointKey}: reference of the secret that is shown there as a bearer
 *     token; null where none is asked for
 * @param apiKey {@code apiKey}: reference of the secret by which the body is known here: SHA-256 of
 *     its key in hex, several parted by blanks while keys are being changed
 * @param trust {@code trust}: list of the certificates by which the body signs
 * @param key {@code key}: alias of the hub's own key, {@code hub} if not given
 * @param signedReceipts {@code signedReceipts}: whether a receipt without signature counts for
 *     nothing; false if not given
 * @param receiveTimeout {@code receiveTimeout}: the longest an answer may take, 30s if not given
 * @param bodyLimit {@code bodyLimit}: the most bytes of an update without its files, 1 MiB if not
 *     given
 * @param filesLimit {@code filesLimit}: the most bytes of an update's files together, 10 MiB if not
 *     given; they are in memory while they are checked
 * @param attachmentTrust {@code attachmentTrust}: list of the certificates of those who sign files;
 *     {@code trust} if not given
 */
record ExecutorProperties(
    PartyName party,
    URI endpoint,
    @Nullable String endpointKey,
    String apiKey,
    String trust,
    String key,
    boolean signedReceipts,
    Duration receiveTimeout,
    int bodyLimit,
    int filesLimit,
    String attachmentTrust) {

  private static final int BODY_LIMIT = 1 << 20;
  private static final int FILES_LIMIT = 10 << 20;

  /**
   * @throws RejectedFailure naming the setting that is missing or wrong
   */
  static ExecutorProperties of(Party party) {
    return new ExecutorProperties(
        party.name(),
        endpoint(party),
        party.setting("endpointKey").orElse(null),
        party.required("apiKey"),
        party.required("trust"),
        party.setting("key").orElse("hub"),
        Boolean.parseBoolean(party.setting("signedReceipts").orElse("false")),
        receiveTimeout(party),
        limit(party, "bodyLimit", BODY_LIMIT),
        limit(party, "filesLimit", FILES_LIMIT),
        party.setting("attachmentTrust").orElseGet(() -> party.required("trust")));
  }

  /** Where that output is put: cases by themselves, and what is only to be known by itself. */
  URI address(Envelope output) {
    String base = endpoint.toString();
    String folder =
        switch (output.kind()) {
          case CITIZEN_MESSAGE -> "cases/" + output.caseId() + "/assignments/";
          case DEADLINE_EVENT -> "cases/" + output.caseId() + "/deadlines/";
          case VOTING_RESULT -> "voting-results/";
          default -> "cases/" + output.caseId() + "/notices/";
        };
    return URI.create((base.endsWith("/") ? base : base + "/") + folder + output.reference());
  }

  /** The most bytes of an update with its files. */
  int most() {
    return bodyLimit + filesLimit;
  }

  private static URI endpoint(Party party) {
    String text = party.required("endpoint");
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute()
          && uri.getHost() != null
          && uri.getScheme().matches("https?")
          && uri.getQuery() == null
          && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(party, "endpoint", "no address: " + e.getReason());
    }
    throw wrong(party, "endpoint", "must be http://host... or https://host..., without a query");
  }

  private static Duration receiveTimeout(Party party) {
    Optional<String> text = party.setting("receiveTimeout");
    if (text.isEmpty()) {
      return Duration.ofSeconds(30);
    }
    try {
      Duration given =
          text.get().matches("[0-9]{1,9}ms")
              ? Duration.ofMillis(Long.parseLong(text.get().replace("ms", "")))
              : Duration.parse("PT" + text.get());
      if (given.toMillis() > 0) {
        return given;
      }
    } catch (DateTimeParseException e) {
      throw wrong(party, "receiveTimeout", "must be a time such as 200ms, 5s, 2m");
    }
    throw wrong(party, "receiveTimeout", "must be longer than nothing");
  }

  private static int limit(Party party, String key, int usual) {
    String text = party.setting(key).orElse(Integer.toString(usual));
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw wrong(party, key, "must be a number of bytes above zero");
    }
    return Integer.parseInt(text);
  }

  private static RejectedFailure wrong(Party party, String key, String why) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        "party " + party.name() + ": setting '" + key + "' " + why,
        "config/parties/" + party.name() + ".yaml");
  }
}
