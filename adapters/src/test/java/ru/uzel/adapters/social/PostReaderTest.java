package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.FailureCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a post may be, and how its mistakes are told. */
final class PostReaderTest {

  private final ObjectNode post = SocialFixture.post("im-1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | #/rating/ratedAt | is missing",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\"} | #/rating/score | is missing",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\",\"wantsReopen\":false} | #/rating/score | is missing",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\",\"score\":6} | #/rating/score | from 1 to 5",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\",\"score\":4.5} | #/rating/score | from 1 to 5",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\",\"score\":5,\"reaction\":\"LIKE\"} | #/rating/reaction | beside a score",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\",\"reaction\":\"HA\"} | #/rating/reaction | is none of [LIKE, DISLIKE]",
        "{\"ratedAt\":\"2026-02-01T08:00:00Z\",\"score\":5,\"wantsReopen\":\"yes\"} | #/rating/wantsReopen | true or false",
        "{\"ratedAt\":\"2027-02-01T08:00:00Z\",\"score\":5} | #/rating/ratedAt | lies in the future",
      })
  void saysWhatIsWrongWithARating(String rating, String pointer, String detail) {
    post.put("event", "RATED").set("rating", SocialFixture.json(rating));

    assertThat(problems())
        .singleElement()
        .returns(pointer, Problem::pointer)
        .satisfies(problem -> assertThat(problem.detail()).contains(detail));
  }

  @Test
  void takesARatingWithoutWords() {
    post.put("event", "RATED")
        .putObject("rating")
        .put("score", 4)
        .put("ratedAt", "2026-02-01T08:00:00Z");
    post.remove("text");

    assertThat(read(post).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "null", "\"true\"", "1", "{}"})
  void takesNothingForPublicThatDoesNotSaySo(String isPublic) {
    SocialFixture.ref(post).set("isPublic", SocialFixture.json(isPublic));

    assertThat(problems())
        .singleElement()
        .returns("#/socialRef/isPublic", Problem::pointer)
        .returns(FailureCode.NOT_PUBLIC, Problem::code);
  }

  @Test
  void looksAtNothingElseOfAPrivatePost() {
    assertThat(problems(SocialFixture.json("{\"socialRef\":{\"isPublic\":false}}")))
        .singleElement()
        .returns(FailureCode.NOT_PUBLIC, Problem::code);
    assertThat(problems(SocialFixture.json("[]")))
        .singleElement()
        .returns(FailureCode.MALFORMED, Problem::code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/id | null | is missing",
        "/id | 7 | is to be a string",
        "/id | \"a b\" | is to have 1 to 64 of",
        "/version | null | is missing",
        "/version | 0 | is to be a whole number from 1",
        "/version | 1.5 | is to be a whole number from 1",
        "/version | 1e30 | is to be a whole number from 1",
        "/event | \"LIKED\" | is none of [PUBLISHED, EDITED, DELETED, COMMENTED, RATED]",
        "/rating | {} | is there with RATED alone",
        "/channel | \"FAX\" | is none of [SOCIAL_NET, MESSENGER, MASS_COMM]",
        "/registeredAt | null | is missing",
        "/registeredAt | \"2026-01-31T10:05:00\" | is no date and time with an offset",
        "/registeredAt | \"31.01.2026\" | is no date and time with an offset",
        "/registeredAt | \"2026-02-01T09:06:00Z\" | lies in the future",
        "/registeredAt | \"1812-09-07T06:00:00Z\" | lies before 1970",
        "/socialRef/network | \"MYSPACE\" | is none of [VK, OK, TELEGRAM,",
        "/socialRef/network | null | is missing",
        "/socialRef/postUrl | \"javascript:alert(1)\" | is no http(s) address",
        "/socialRef/commentId | \"Анна пишет\" | is to have 1 to 64 of",
        "/socialRef/publishedAt | \"2027-01-01T00:00:00Z\" | lies in the future",
        "/text | null | is missing",
        "/text | \"  \" | is empty",
        "/text | {} | is to be a string",
        "/category | null | is missing",
        "/category | [] | is to be an object",
        "/category | {} | /code is missing",
        "/subcategory | {\"name\":\"x\"} | /code is missing",
        "/location | {\"lat\":91,\"lon\":1} | /lat is to be a number from -90 to 90",
        "/location | {\"lat\":1e-999999999,\"lon\":1} | /lat is to be a number",
        "/location | {\"lat\":\"1\",\"lon\":1} | /lat is to be a number",
        "/location | {\"lon\":1} | /lat is missing",
        "/priority | \"URGENT\" | is neither NORMAL nor HIGH",
      })
  void tellsWhereAMistakeIs(String pointer, String value, String told) {
    set(pointer, SocialFixture.json(value));

    assertThat(problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.pointer() + " " + problem.detail())
                    .startsWith("#" + pointer)
                    .contains(told));
  }

  @Test
  void tellsAllMistakesAtOnce() {
    post.remove("text");
    post.remove("version");
    SocialFixture.ref(post).put("network", "MYSPACE");

    assertThat(problems())
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder("#/text", "#/version", "#/socialRef/network");
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    post.put("text", "🕳".repeat(4000));
    assertThat(read().text()).hasSize(8000);

    post.put("text", "я".repeat(100_000));
    assertThat(problems())
        .singleElement()
        .returns("has 100000 characters; at most 4000 may be", Problem::detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud83d", "\\uffff", "\\u001b"})
  void refusesCharactersThatNoXmlCanCarry(String escape) {
    post.set("text", SocialFixture.json("\"Яма" + escape + "\""));

    assertThat(problems())
        .singleElement()
        .returns("has at place 4 a character that no text may have", Problem::detail);
  }

  @Test
  void keepsLineBreaksCombiningMarksAndJoinedEmoji() {
    String text = "Строка\r\nещё\t👨‍👩‍👧 е\u0308 \u202Eсправа";
    post.put("text", text);

    assertThat(read().text()).isEqualTo(text);
  }

  @Test
  void wantsNoWordsOfADeletedPostAndTheIdOfAComment() {
    post.put("event", "DELETED");
    assertThat(problems()).singleElement().returns("#/text", Problem::pointer);

    post.put("event", "COMMENTED");
    assertThat(problems()).singleElement().returns("#/socialRef/commentId", Problem::pointer);
  }

  @Test
  void takesCoordinatesAsTheyWereWritten() {
    set("/location", SocialFixture.json("{\"lat\":56.858712345678,\"lon\":-35}"));

    assertThat(Objects.requireNonNull(read().location()).latitude())
        .isEqualTo(new BigDecimal("56.858712345678"));
  }

  @Test
  void neverShowsAValue() {
    post.put("id", "Иванова").put("version", -7).put("priority", "Иванова");
    SocialFixture.ref(post).put("network", "Иванова").put("postUrl", "Иванова");

    assertThat(problems()).hasSize(5);
    assertThat(problems().toString()).doesNotContain("Иванова", "-7");
  }

  @Test
  void tellsStatesOfAPostApartByNumberAndContentOnly() {
    String first = PostVersion.of(read());
    ObjectNode reordered = post.objectNode();
    List.copyOf(post.propertyNames()).stream()
        .sorted()
        .forEach(name -> reordered.set(name, post.get(name)));
    reordered.put("unknown", "is ignored");

    assertThat(PostVersion.of(read(reordered))).isEqualTo(first).startsWith("PUBLISHED 1 ");
    assertThat(PostVersion.of(read(post.deepCopy().put("version", 2)))).isNotEqualTo(first);
    assertThat(PostVersion.of(read(post.deepCopy().put("text", "Другое")))).isNotEqualTo(first);
  }

  @Test
  void takesANetworkThatTheSettingNames() {
    SocialFixture.ref(post).put("network", "MYSPACE");

    assertThat(
            PostReader.read(
                    post,
                    SocialProperties.of(SocialFixture.party(Map.of("networks", "VK, MYSPACE"))),
                    SocialFixture.NOW)
                .network())
        .isEqualTo("MYSPACE");
  }

  private void set(String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) post.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);
  }

  private SocialPost read() {
    return read(post);
  }

  private static SocialPost read(JsonNode json) {
    return PostReader.read(
        json, SocialProperties.of(SocialFixture.party(Map.of())), SocialFixture.NOW);
  }

  private List<Problem> problems() {
    return problems(post);
  }

  private static List<Problem> problems(JsonNode json) {
    return catchThrowableOfType(RefusedPost.class, () -> read(json)).problems();
  }
}
