package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SignatureFaultTest {

  @Test
  void everyCodeIsDocumented() throws IOException {
    String document = Files.readString(Path.of("../docs/formats/signature-findings.md"));

    for (SignatureFault fault : SignatureFault.values()) {
      assertThat(document).contains("| `" + fault.code() + "` |");
    }
  }
}
