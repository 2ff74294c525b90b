package ru.uzel.mocks.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class PortalRequestTest {

  @Test
  void encodesFieldsInTheirOrderAfterThePortalsKey() {
    assertThat(
            body(
                "{\"ref\":\"r\",\"fields\":{\"lat\":1.50,\"attribute[a][]\":[\"x\",\"я &\"],"
                    + "\"none\":null}}"))
        .isEqualTo(
            "api_key=portal&lat=1.5&attribute%5Ba%5D%5B%5D=x&attribute%5Ba%5D%5B%5D=%D1%8F+%26");
  }

  @Test
  void sendsAnotherKeyOrNoneWhereToldTo() {
    assertThat(body("{\"ref\":\"r\",\"apiKey\":\"other\",\"fields\":{}}"))
        .isEqualTo("api_key=other");
    assertThat(body("{\"ref\":\"r\",\"apiKey\":null,\"fields\":{}}")).isEmpty();
    assertThat(body("{\"ref\":\"r\",\"rawBody\":\"{}\"}")).isEqualTo("{}");
  }

  @Test
  void usesTheRefAsIdempotencyKeyUnlessToldOtherwise() {
    assertThat(request("{\"ref\":\"r\"}").idempotencyKey()).isEqualTo("r");
    assertThat(request("{\"ref\":\"r\",\"idempotencyKey\":\"k\"}").idempotencyKey()).isEqualTo("k");
    assertThat(request("{\"ref\":\"r\",\"idempotencyKey\":null}").idempotencyKey()).isNull();
  }

  @Test
  void wantsARef() {
    assertThatIllegalArgumentException().isThrownBy(() -> request("{\"fields\":{}}"));
  }

  private static String body(String json) {
    return new String(request(json).body("portal"), StandardCharsets.UTF_8);
  }

  private static PortalRequest request(String json) {
    return PortalRequest.of(new JsonMapper().readTree(json));
  }
}
