package ru.uzel.adapters.regional;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Secrets;

/** The endpoint as a client meets it, over an {@link InMemoryHub}. */
final class Open311Face {

  static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
  static final String BASE = "/regional/open311/v2/";

  final InMemoryHub hub = new InMemoryHub();
  final RegionalMapper mapper;
  private final Map<String, String> headers = new HashMap<>();
  private final MockMvc mvc;

  Open311Face() {
    Catalogues catalogues = new Catalogues();
    Secrets secrets =
        reference -> KeyDigest.hex("an-older-key") + "\n" + KeyDigest.hex(InMemoryHub.API_KEY);
    mapper = new RegionalMapper(catalogues::of);
    mvc =
        MockMvcBuilders.standaloneSetup(
                new Open311Controller(
                    hub,
                    hub,
                    new ServiceListing(catalogues),
                    new RequestListing(catalogues, mapper, hub, hub, RegionalFixture.CLOCK),
                    new Submission(catalogues, secrets, hub, hub)))
            .build();
  }

  Open311Face with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  MockHttpServletResponse get(String pathAndQuery) throws Exception {
    return send(HttpMethod.GET, BASE + pathAndQuery, null, new byte[0]);
  }

  /** A POST with the right api_key before the given fields. */
  MockHttpServletResponse post(String fields) throws Exception {
    return postRaw("api_key=" + InMemoryHub.API_KEY + "&" + fields);
  }

  MockHttpServletResponse postRaw(String body) throws Exception {
    return send(
        HttpMethod.POST, BASE + "requests.json", FORM, body.getBytes(StandardCharsets.UTF_8));
  }

  MockHttpServletResponse send(
      HttpMethod method, String path, @org.jspecify.annotations.Nullable String type, byte[] body)
      throws Exception {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.request(method, URI.create(path)).content(body);
    if (type != null) {
      request.header("Content-Type", type);
    }
    headers.forEach(request::header);
    return mvc.perform(request).andReturn().getResponse();
  }

  static String body(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
