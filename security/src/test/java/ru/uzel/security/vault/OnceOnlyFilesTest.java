package ru.uzel.security.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

class OnceOnlyFilesTest {

  private static final PartyName PARTY = new PartyName("inquiries");
  private static final WireBytes WIRE =
      WireBytes.of("text/xml; charset=UTF-8", "<статус/>".getBytes(UTF_8));

  @TempDir Path folder;
  private OnceOnlyFiles files;

  @BeforeEach
  void open() {
    files = opened();
  }

  private OnceOnlyFiles opened() {
    return new OnceOnlyFiles(
        folder.resolve("untaken"), new SealingVault(VaultKey.at(folder.resolve("vault.key"))));
  }

  @Test
  void holdsWhatWasKeptBeyondTheProcess() {
    files.keep(PARTY, WIRE);

    assertThat(opened().left(PARTY)).contains(WIRE);
    assertThat(opened().left(new PartyName("roads"))).isEmpty();
  }

  @Test
  void letsGoForGood() {
    files.keep(PARTY, WIRE);

    files.drop(PARTY);

    assertThat(files.left(PARTY)).isEmpty();
    assertThat(opened().left(PARTY)).isEmpty();
  }

  @Test
  void writesNothingInClear() throws IOException {
    files.keep(PARTY, WIRE);

    assertThat(Files.readString(folder.resolve("untaken/inquiries"), ISO_8859_1))
        .doesNotContain("text/xml", new String("статус".getBytes(UTF_8), ISO_8859_1));
  }

  @Test
  void holdsInMemoryWhatTheDiskCannotTake() throws IOException {
    Files.writeString(folder.resolve("untaken"), "a file where the folder should be");

    assertThatThrownBy(() -> files.keep(PARTY, WIRE)).isInstanceOf(RetryableFailure.class);

    assertThat(files.left(PARTY)).contains(WIRE);
    Files.delete(folder.resolve("untaken"));
    files.keep(PARTY, WIRE);
    assertThat(opened().left(PARTY)).contains(WIRE);
  }
}
