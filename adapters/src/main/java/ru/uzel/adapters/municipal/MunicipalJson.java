package ru.uzel.adapters.municipal;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written here. */
final class MunicipalJson {

  static final String TYPE = "application/json";

  /** For a whole page: a key twice in one record must not spoil the others. */
  static final JsonMapper PAGE =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** For one record: a key that is there twice is read differently by different readers. */
  static final JsonMapper RECORD =
      PAGE.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private MunicipalJson() {}
}
