package ru.uzel.adapters.social;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written here. */
final class SocialJson {

  static final String TYPE = "application/json";

  /**
   * A key that is there twice is read differently by different readers, and by one of them a post
   * might be public that is not.
   */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private SocialJson() {}
}
