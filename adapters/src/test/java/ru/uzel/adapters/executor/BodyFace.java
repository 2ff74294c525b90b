package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.SignatureVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub's side as a body meets it, over an {@link InMemoryHub}. */
final class BodyFace {

  static final String UPDATES = "/executor/v1/updates";
  static final String CASES = "/executor/v1/cases/";

  /** One for all tests: a key pair is dear, and none of them changes it. */
  private static final CmsSignatures BODY = new CmsSignatures("CN=District");

  final InMemoryHub hub = new InMemoryHub();
  private final Map<String, String> headers = new HashMap<>();
  private final MockMvc mvc;

  BodyFace() {
    this(trusting());
  }

  BodyFace(SignatureVerifier verifier) {
    mvc =
        MockMvcBuilders.standaloneSetup(
                new ExecutorController(
                    new Bodies(hub, hub),
                    new UpdateIntake(
                        verifier, hub, hub, hub, hub, new FileIntake(hub.files, verifier, hub)),
                    new CaseShowing(hub),
                    new HandedFiles(hub, hub.journal, hub.files),
                    hub))
            .build();
    headers.put("Authorization", "Bearer " + InMemoryHub.API_KEY);
  }

  private static CmsSignatures trusting() {
    CmsSignatures verifier = new CmsSignatures("CN=Hub");
    verifier.trust.put("district", BODY.certificate);
    return verifier;
  }

  BodyFace with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  BodyFace without(String header) {
    headers.remove(header);
    return this;
  }

  /** A body's update, signed as it should be. */
  MockHttpServletResponse post(String message) throws Exception {
    return post(new SignedMessage(message.getBytes(UTF_8), signature(message)).write());
  }

  MockHttpServletResponse post(WireBytes wire) throws Exception {
    return send(HttpMethod.POST, UPDATES, wire);
  }

  MockHttpServletResponse get(String reference) throws Exception {
    return send(HttpMethod.GET, CASES + reference, null);
  }

  MockHttpServletResponse send(HttpMethod method, String path, @Nullable WireBytes wire)
      throws Exception {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.request(method, URI.create(path));
    if (wire != null) {
      request.header("Content-Type", wire.contentType()).content(wire.bytes());
    }
    headers.forEach(request::header);
    return mvc.perform(request).andReturn().getResponse();
  }

  /** An update with these files after it. */
  MockHttpServletResponse post(String message, List<byte[]> files) throws Exception {
    return post(new SignedMessage(message.getBytes(UTF_8), signature(message), files).write());
  }

  static byte[] signature(String message) {
    return signature(message.getBytes(UTF_8));
  }

  static byte[] signature(byte[] content) {
    return BODY.signDetached(DetachedContent.of(content), "body");
  }

  static JsonNode json(MockHttpServletResponse response) {
    return JsonMapper.shared().readTree(response.getContentAsByteArray());
  }
}
