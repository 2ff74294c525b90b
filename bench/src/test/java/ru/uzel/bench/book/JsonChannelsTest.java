package ru.uzel.bench.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ru.uzel.bench.wire.JsonHttp;

class JsonChannelsTest {

  private static final String SOCIAL =
      """
      {"sent": [
         {"ref": "p-1", "httpStatus": 202, "answer": {"messageId": "m-1"}},
         {"ref": "p-2", "httpStatus": 422, "answer": {"code": "not-public"}},
         {"ref": "p-3", "httpStatus": 503}],
       "received": [
         {"key": "k-1", "kind": "status", "message": {"postId": "p-1", "status": "IN_PROGRESS"}},
         {"key": "k-2", "kind": "answer", "message": {"postId": "p-1", "reply": {"text": "Сделано"}}}]}
      """;

  private static final String APPEALS =
      """
      {"sent": [{"ref": "А26-1", "httpStatus": 202, "answer": {"messageId": "m-2"}}],
       "received": [
         {"report": {"number": "А26-1", "questions": [{"status": "InWork"}]}},
         {"report": {"number": "А26-1", "questions": [
           {"status": "Supported", "attachment": {"name": "a.pdf", "content": "AAECAw=="}}]}}]}
      """;

  private final JsonChannels books =
      JsonChannels.read(JsonHttp.MAPPER.readTree(SOCIAL), JsonHttp.MAPPER.readTree(APPEALS));

  @Test
  void tellsReceiptsAndRefusals() {
    assertThat(books.sends())
        .containsExactly(
            new ChannelSend("social", "p-1", "m-1", null, true),
            new ChannelSend("social", "p-2", null, "HTTP 422", true),
            new ChannelSend("social", "p-3", null, null, true),
            new ChannelSend("appeals", "А26-1", "m-2", null, true));
    assertThat(books.sends().get(2).isAnswered()).isFalse();
  }

  @Test
  void tellsWhatCameBackAndHowLongTheLetterIs() {
    assertThat(books.statuses())
        .containsExactly(
            new ChannelStatus("social", "p-1", "status", "", "k-1"),
            new ChannelStatus("social", "p-1", "answer", "Сделано", "k-2"),
            new ChannelStatus("appeals", "А26-1", "InWork", "", ""),
            new ChannelStatus("appeals", "А26-1", "Supported", "4", ""));
  }
}
