package ru.uzel.adapters.open311;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;

/**
 * A POST of mySociety's {@code servicerequestupdates} ({@code Open311/Endpoint/Role/mySociety.pm}),
 * but for the api_key, which is no part of what is kept.
 */
final class RequestUpdate {

  static final String FORM = "application/x-www-form-urlencoded";

  private static final Pattern JSON_ID =
      Pattern.compile("\"update_id\"\\s*:\\s*\"?([^\"\\s,}\\]]{1,255})");
  private static final Pattern XML_ID =
      Pattern.compile("<update_id>\\s*([^<\\s]{1,255})\\s*</update_id>");

  private RequestUpdate() {}

  static WireBytes write(Envelope envelope, StatusUpdate update, @Nullable String jurisdiction) {
    ExternalId request = envelope.subject();
    if (request == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_CASE,
          Origin.HUB,
          "the case did not come from this server, which therefore has no service request of it",
          null);
    }
    Map<String, String> form = new LinkedHashMap<>();
    if (jurisdiction != null) {
      form.put("jurisdiction_id", jurisdiction);
    }
    form.put("service_request_id", request.value());
    form.put("update_id", envelope.id().toString());
    form.put("status", UpdateStatus.word(update.status()));
    form.put("updated_datetime", update.at().truncatedTo(ChronoUnit.SECONDS).toString());
    form.put("description", description(update));
    return WireBytes.of(
        FORM,
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The form as it is sent. */
  static byte[] withKey(WireBytes wire, String apiKey) {
    return (wire.utf8() + "&api_key=" + encoded(apiKey)).getBytes(StandardCharsets.UTF_8);
  }

  /** The id under which the server took the update. */
  static Optional<String> idIn(WireBytes answer) {
    String text = answer.utf8();
    Matcher id = (text.stripLeading().startsWith("<") ? XML_ID : JSON_ID).matcher(text);
    return id.find() ? Optional.ofNullable(id.group(1)) : Optional.empty();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String description(StatusUpdate update) {
    Reply reply = update.reply();
    if (reply != null && !reply.text().isBlank()) {
      return reply.text();
    }
    String comment = update.comment();
    return comment == null || comment.isBlank() ? update.rawStatus() : comment;
  }
}
