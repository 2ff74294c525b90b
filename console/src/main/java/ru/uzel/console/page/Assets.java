package ru.uzel.console.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The style sheet and the icon. Their addresses change with their content, so they are kept. */
@Controller
class Assets {

  private static final String CSS = Address.ROOT + "/console.css";
  private static final String ICON = Address.ROOT + "/icon.svg";

  private final byte[] style = read("console.css");
  private final byte[] picture = read("icon.svg");

  private static byte[] read(String file) {
    try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream(file))) {
      return stream.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(file + " cannot be read", impossible);
    }
  }

  String css() {
    return CSS + "?v=" + version(style);
  }

  String icon() {
    return ICON + "?v=" + version(picture);
  }

  private static String version(byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  @GetMapping(CSS)
  ResponseEntity<byte[]> style() {
    return kept(new MediaType("text", "css", StandardCharsets.UTF_8), style);
  }

  @GetMapping(ICON)
  ResponseEntity<byte[]> picture() {
    return kept(MediaType.parseMediaType("image/svg+xml"), picture);
  }

  private static ResponseEntity<byte[]> kept(MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate())
        .body(content);
  }
}
