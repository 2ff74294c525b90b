package ru.uzel.adapters.rsmev;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written here. */
final class RsmevJson {

  static final String TYPE = "application/json";

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private RsmevJson() {}
}
