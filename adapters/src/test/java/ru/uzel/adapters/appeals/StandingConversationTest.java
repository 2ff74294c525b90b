package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;
import tools.jackson.databind.JsonNode;

/** A document system asks, through a real servlet container, how its appeal stands. */
final class StandingConversationTest {

  private static final String NUMBER = "А26-01-000000017";

  @TempDir private Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final MemoryIntake intake = new MemoryIntake();
  private final KnownCases cases = KnownCases.of(AppealsFixture.registration(NUMBER).toString());
  private EndpointServer server;
  private volatile boolean away;

  @BeforeEach
  void start() throws Exception {
    RegistrationIntake registrations =
        new RegistrationIntake(intake, intake, AppealsFixture.ZONE, AppealsFixture.CLOCK);
    AppealEntrance entrance = AppealsFixture.entrance(registrations);
    server =
        new EndpointServer(
            directory,
            List.of(
                new AppealsController(entrance, registrations),
                new StandingController(
                    entrance,
                    new StandingQuestions(new OneReceipt(), cases),
                    AppealsFixture.contents())));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** The receipt of the one appeal there is. */
  private final class OneReceipt implements ReceiptBook {

    @Override
    public Optional<Receipt> first(PartyName party, ExternalId externalId, String version) {
      return latest(party, externalId);
    }

    @Override
    public Optional<Receipt> latest(PartyName party, ExternalId externalId) {
      if (away) {
        throw new RetryableFailure(
            FailureCode.DATABASE_UNAVAILABLE,
            Origin.HUB,
            "the database is away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);
      }
      return Optional.of(new Receipt(AppealsFixture.APPEAL, AppealsFixture.NOW, "00", false))
          .filter(receipt -> externalId.value().equals(NUMBER));
    }
  }

  @Test
  void isToldThatAnAppealIsReceivedUntilSomethingBecameOfIt() throws Exception {
    assertThat(standing())
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden("received.standing.json")));
  }

  @Test
  void isToldTheAnswerAndItsFile() throws Exception {
    published(AppealsFixture.answer(CanonicalStatus.RESOLVED));

    JsonNode standing = standing();

    assertThat(standing)
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden("resolved.standing.json")));
    HttpResponse<byte[]> file =
        send(
            "/appeals/v1/appeals/files/"
                + standing.at("/reply/files/0/hash").asString()
                + "?number="
                + encoded(NUMBER),
            AppealsFixture.KEY);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment")
        .contains("otvet.pdf");
    assertThat(file.body()).isEqualTo(AppealsFixture.LETTER);
  }

  @Test
  void isToldTheDayForWhichTheWorkIsPlanned() throws Exception {
    StatusUpdate update = AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null);
    published(
        new StatusUpdate(
            update.reference(),
            update.status(),
            update.rawStatus(),
            null,
            update.organisation(),
            update.at(),
            update.sequence(),
            null,
            LocalDate.of(2026, 2, 20)));

    assertThat(standing().path("plannedAt").asString()).isEqualTo("2026-02-20");
  }

  @Test
  void getsNoFileThatTheAnswerDoesNotHave() throws Exception {
    String path =
        "/appeals/v1/appeals/files/" + AppealsFixture.CONTENT.hash() + "?number=" + encoded(NUMBER);

    assertThat(send(path, AppealsFixture.KEY).statusCode()).isEqualTo(404);
  }

  @Test
  void isToldThatAFileIsNotKeptAnyMore() throws Exception {
    ContentRef gone = new ContentRef("cd".repeat(32), 5);
    published(
        AppealsFixture.answer(CanonicalStatus.RESOLVED)
            .with(List.of(new Attachment("old.pdf", "application/pdf", gone, null))));

    String path = "/appeals/v1/appeals/files/" + gone.hash() + "?number=" + encoded(NUMBER);

    assertThat(problem(send(path, AppealsFixture.KEY), 404)).contains("not kept");
  }

  @Test
  void isToldWhatIsWrongWithItsQuestion() throws Exception {
    assertThat(problem(ask("А26-01-000000018", AppealsFixture.KEY), 404))
        .contains("number")
        .contains("not-found");
    assertThat(problem(send("/appeals/v1/appeals", AppealsFixture.KEY), 400)).contains("?number=");
    assertThat(problem(send("/roads/v1/appeals?number=1", AppealsFixture.KEY), 404))
        .contains("unknown-party");
    away = true;
    HttpResponse<byte[]> later = ask(NUMBER, AppealsFixture.KEY);
    assertThat(later.statusCode()).isEqualTo(503);
    assertThat(later.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void aStrangerIsToldNothingAndPutOnRecord() throws Exception {
    published(AppealsFixture.answer(CanonicalStatus.RESOLVED));

    HttpResponse<byte[]> answer = ask(NUMBER, "another key");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(text(answer)).doesNotContain("Уважаемая").doesNotContain(NUMBER);
    assertThat(intake.refused)
        .singleElement()
        .satisfies(
            refused -> assertThat(refused.failure().code()).isEqualTo(FailureCode.UNAUTHENTICATED));
  }

  private void published(StatusUpdate update) {
    cases.publish(AppealsFixture.outbound(update).envelope(), update);
  }

  private JsonNode standing() throws Exception {
    HttpResponse<byte[]> answer = ask(NUMBER, AppealsFixture.KEY);
    assertThat(answer.statusCode()).isEqualTo(200);
    return AppealsFixture.json(text(answer));
  }

  private static String problem(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    return text(answer);
  }

  private HttpResponse<byte[]> ask(String number, String key) throws Exception {
    return send("/appeals/v1/appeals?number=" + encoded(number), key);
  }

  private HttpResponse<byte[]> send(String path, String key) throws Exception {
    URI address = URI.create(server.url() + path);
    return http.send(
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + key).build(),
        BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String encoded(String number) {
    return URLEncoder.encode(number, StandardCharsets.UTF_8);
  }
}
