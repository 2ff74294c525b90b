package ru.uzel.adapters.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.adapters.executor.BodyFace.json;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;

/** GET /executor/v1/cases/{reference}. */
final class CasesGetTest {

  private final BodyFace face = new BodyFace();

  @Test
  void tellsABodyHowItsCaseStands() throws Exception {
    MockHttpServletResponse response = face.get(InMemoryHub.REFERENCE);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(json(response).toString())
        .isEqualTo(
            "{\"reference\":\"019aa000-0000-7000-8000-0000000000aa\","
                + "\"caseId\":\"019aa000-0000-7000-8000-000000000004\","
                + "\"status\":\"В работе\",\"statusCode\":\"IN_PROGRESS\","
                + "\"openedAt\":\"2026-11-20T11:59:00.250Z\","
                + "\"updatedAt\":\"2026-11-20T12:00:00.250Z\",\"lastSequence\":2,\"extended\":false}");
  }

  @Test
  void tellsNothingOfOthersCases() throws Exception {
    face.hub.cases.put("roads r-1", face.hub.cases.get("district " + InMemoryHub.REFERENCE));

    MockHttpServletResponse response = face.get("r-1");

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(json(response).toString()).doesNotContain("019aa000");
  }

  @Test
  void tellsStrangersNothing() throws Exception {
    MockHttpServletResponse response = face.without("Authorization").get(InMemoryHub.REFERENCE);

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(face.hub.refusals).hasSize(1);
  }

  @Test
  void asksToComeLaterWhileTheDatabaseIsAway() throws Exception {
    face.hub.databaseFailure =
        new RetryableFailure(
            FailureCode.DATABASE_UNAVAILABLE,
            Origin.HUB,
            "the database is away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);

    assertThat(face.get(InMemoryHub.REFERENCE).getStatus()).isEqualTo(503);
  }

  @Test
  void answersHeadWithoutABodyAndPostWithTheMethodsAllowed() throws Exception {
    MockHttpServletResponse head =
        face.send(HttpMethod.HEAD, BodyFace.CASES + InMemoryHub.REFERENCE, null);
    MockHttpServletResponse post =
        face.send(HttpMethod.POST, BodyFace.CASES + InMemoryHub.REFERENCE, null);

    assertThat(head.getStatus()).isEqualTo(200);
    assertThat(head.getContentAsByteArray()).isEmpty();
    assertThat(post.getStatus()).isEqualTo(405);
    assertThat(post.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }
}
