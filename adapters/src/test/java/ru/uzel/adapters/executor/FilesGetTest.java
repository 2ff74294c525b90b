package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.message.PartyName;

/** GET /executor/v1/cases/{reference}/files/{hash}. */
final class FilesGetTest {

  private static final byte[] PHOTO = "a resident's photo".getBytes(UTF_8);

  private final BodyFace face = new BodyFace();
  private final String key = "district " + InMemoryHub.REFERENCE;
  private String hash = "";

  @BeforeEach
  void handAFileOut() {
    hash = face.hub.files.store(PHOTO).hash();
    face.hub.journal.handed(InMemoryHub.DISTRICT, InMemoryHub.REFERENCE, hash);
  }

  @Test
  void givesABodyTheFilesOfItsAssignment() throws Exception {
    MockHttpServletResponse response = get(InMemoryHub.REFERENCE, hash);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentAsByteArray()).isEqualTo(PHOTO);
    assertThat(response.getContentType()).isEqualTo("application/octet-stream");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeader("ETag")).isEqualTo('"' + hash + '"');
  }

  @Test
  void givesNoFileThatDidNotComeWithThatAssignment() throws Exception {
    String others = face.hub.files.store("of another case".getBytes(UTF_8)).hash();
    face.hub.journal.handed(new PartyName("roads"), InMemoryHub.REFERENCE, others);
    face.hub.journal.handed(InMemoryHub.DISTRICT, "another", others);

    assertThat(get(InMemoryHub.REFERENCE, others).getStatus()).isEqualTo(404);
  }

  @Test
  void givesNoFileOfACaseThatWasMovedOn() throws Exception {
    AssignedCase own = face.hub.cases.get(key);
    face.hub.cases.put(
        key,
        new AssignedCase(
            own.caseId(), own.status(), own.openedAt(), own.updatedAt(), 2L, false, false));

    assertThat(get(InMemoryHub.REFERENCE, hash).getStatus()).isEqualTo(404);
  }

  @Test
  void givesNoFileOfOthersCases() throws Exception {
    face.hub.cases.put("roads r-1", face.hub.cases.get(key));
    face.hub.journal.handed(InMemoryHub.DISTRICT, "r-1", hash);

    assertThat(get("r-1", hash).getStatus()).isEqualTo(404);
  }

  @Test
  void saysSoWhenTheFileIsNotKeptAnyMore() throws Exception {
    String gone = KeptFiles.streebog("gone".getBytes(UTF_8));
    face.hub.journal.handed(InMemoryHub.DISTRICT, InMemoryHub.REFERENCE, gone);

    assertThat(get(InMemoryHub.REFERENCE, gone).getStatus()).isEqualTo(404);
  }

  @Test
  void saysSoWhenTheFileCannotBeRead() throws Exception {
    face.hub.files.readable = 0;

    MockHttpServletResponse response = get(InMemoryHub.REFERENCE, hash);

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getHeader("ETag")).isNull();
    assertThat(BodyFace.json(response).path("detail").asString())
        .isEqualTo("the request could not be handled");
  }

  @Test
  void letsNoFileThatBrokeOffLookWhole() {
    byte[] film = new byte[100_000];
    String broken = face.hub.files.store(film).hash();
    face.hub.journal.handed(InMemoryHub.DISTRICT, InMemoryHub.REFERENCE, broken);
    face.hub.files.readable = 90_000;

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> get(InMemoryHub.REFERENCE, broken));
  }

  @Test
  void givesStrangersNothing() throws Exception {
    assertThat(face.without("Authorization").send(HttpMethod.GET, path(hash), null).getStatus())
        .isEqualTo(401);
  }

  @Test
  void answersHeadWithTheLengthOnlyAndOthersWithTheMethodsAllowed() throws Exception {
    MockHttpServletResponse head = face.send(HttpMethod.HEAD, path(hash), null);
    MockHttpServletResponse put = face.send(HttpMethod.PUT, path(hash), null);

    assertThat(head.getStatus()).isEqualTo(200);
    assertThat(head.getContentLength()).isEqualTo(PHOTO.length);
    assertThat(head.getContentAsByteArray()).isEmpty();
    assertThat(put.getStatus()).isEqualTo(405);
  }

  private MockHttpServletResponse get(String reference, String file) throws Exception {
    return face.get(reference + "/files/" + file);
  }

  private static String path(String file) {
    return BodyFace.CASES + InMemoryHub.REFERENCE + "/files/" + file;
  }
}
