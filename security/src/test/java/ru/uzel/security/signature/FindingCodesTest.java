package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes are an interface: partners and journals know them by docs/formats. */
class FindingCodesTest {

  private static final Path DOCUMENT = Path.of("../docs/formats/signature-findings.md");
  private static final Path TRUST = Path.of("src/main/java/ru/uzel/security/trust");
  private static final Pattern PROBLEM =
      Pattern.compile("new CertificateProblem\\(\\s*\"([a-z-]+)\"");

  @Test
  void everyCodeIsDocumented() throws IOException {
    List<String> documented =
        Files.readString(DOCUMENT)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();

    assertThat(documented)
        .containsAll(Arrays.stream(SignatureFault.values()).map(SignatureFault::code).toList())
        .containsAll(Arrays.stream(CmsFault.values()).map(CmsFault::code).toList())
        .containsAll(ofTrust());
  }

  private static List<String> ofTrust() throws IOException {
    try (Stream<Path> files = Files.list(TRUST)) {
      List<String> codes =
          files
              .flatMap(file -> PROBLEM.matcher(read(file)).results())
              .map(found -> found.group(1))
              .distinct()
              .toList();
      assertThat(codes).hasSizeGreaterThan(5);
      return codes;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
