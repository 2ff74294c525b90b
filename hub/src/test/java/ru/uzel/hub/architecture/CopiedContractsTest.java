package ru.uzel.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The emulator shares no module with the adapter, so each has the contracts of СМЭВ for itself. A
 * copy that differs would make the emulator agree with nobody but itself.
 */
class CopiedContractsTest {

  private static final Path ADAPTER =
      Path.of("../adapters/src/main/resources/ru/uzel/adapters/smev").toAbsolutePath().normalize();
  private static final Path EMULATOR =
      Path.of("../mocks/src/main/resources/ru/uzel/mocks/smev").toAbsolutePath().normalize();

  @Test
  void adapterAndEmulatorHaveTheSameContracts() throws IOException {
    assertThat(contracts(EMULATOR))
        .containsKeys("case-exchange-1.0.xsd", "smev-message-exchange-service-1.1.wsdl")
        .hasSizeGreaterThan(10)
        .isEqualTo(contracts(ADAPTER));
  }

  /** Text by file name: the names tell versions apart, so the folders need not be alike. */
  private static Map<String, String> contracts(Path folder) throws IOException {
    Map<String, String> contracts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".xsd") || name.endsWith(".wsdl")) {
          assertThat(contracts.put(name, Files.readString(file))).as(name).isNull();
        }
      }
    }
    return contracts;
  }
}
