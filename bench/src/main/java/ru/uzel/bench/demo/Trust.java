package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import ru.uzel.bench.process.DataDirectory;

/** Makes the hub trust the mocks' signatures, as an administrator would a partner's. */
public final class Trust {

  private static final List<String> CERTIFICATES = List.of("smev.crt.pem", "body.crt.pem");

  private Trust() {}

  public static void establish(DataDirectory data) {
    Path list = data.trust("smev");
    try {
      Files.createDirectories(list);
      for (String certificate : CERTIFICATES) {
        Files.copy(
            data.mocks().resolve(certificate),
            list.resolve(certificate),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
