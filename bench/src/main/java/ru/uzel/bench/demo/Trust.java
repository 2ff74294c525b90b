package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import ru.uzel.bench.process.DataDirectory;

/** Makes the hub trust the mocks' signatures, as an administrator would a partner's. */
public final class Trust {

  /** Each list with its certificate: who signs as СМЭВ must not sign as a body, nor the reverse. */
  private static final Map<String, String> LISTS =
      Map.of("smev", "smev.crt.pem", "bodies", "body.crt.pem", "district", "executor.crt.pem");

  private Trust() {}

  public static void establish(DataDirectory data) {
    LISTS.forEach((list, certificate) -> put(data, data.trust(list), certificate));
  }

  private static void put(DataDirectory data, Path list, String certificate) {
    try {
      Files.createDirectories(list);
      Files.copy(
          data.mocks().resolve(certificate),
          list.resolve(certificate),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
