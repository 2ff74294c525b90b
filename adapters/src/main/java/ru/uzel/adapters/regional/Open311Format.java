package ru.uzel.adapters.regional;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The two formats of GeoReport v2, told apart by the ending of the path. */
enum Open311Format {
  XML("text/xml; charset=utf-8"),
  JSON("application/json; charset=utf-8");

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final String contentType;

  Open311Format(String contentType) {
    this.contentType = contentType;
  }

  static Optional<Open311Format> of(String ending) {
    for (Open311Format format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  String contentType() {
    return contentType;
  }

  byte[] write(Open311Document document) {
    return this == JSON
        ? MAPPER.writeValueAsBytes(document.content())
        : SparkXml.write(document.root(), document.content());
  }
}
