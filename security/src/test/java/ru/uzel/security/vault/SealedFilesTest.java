package ru.uzel.security.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Provider;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.security.hash.StreebogHash;

class SealedFilesTest {

  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final long LIMIT = 10_000_000;

  @TempDir Path folder;

  private VaultKey key;
  private SealedFiles files;

  @Test
  void removesWhatWasStoredLongAgoAndNotAnew() throws IOException {
    ContentRef old = files.store(new ByteArrayInputStream(new byte[] {1}), LIMIT);
    ContentRef renewed = files.store(new ByteArrayInputStream(new byte[] {2}), LIMIT);
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    for (ContentRef content : List.of(old, renewed)) {
      Path home = folder.resolve("content").resolve(content.hash().substring(0, 2));
      Files.setLastModifiedTime(home.resolve(content.hash()), FileTime.from(then));
    }
    Instant later = then.plusSeconds(1);
    assertThat(files.storedBefore(later)).containsExactlyInAnyOrder(old.hash(), renewed.hash());
    assertThat(files.storedBefore(then)).isEmpty();

    files.store(new ByteArrayInputStream(new byte[] {2}), LIMIT);

    assertThat(files.removeIfStoredBefore(old.hash(), later)).isTrue();
    assertThat(files.removeIfStoredBefore(renewed.hash(), later)).isFalse();
    assertThat(files.find(old.hash())).isEmpty();
    assertThat(files.find(renewed.hash())).contains(renewed);
    assertThat(files.removeIfStoredBefore(old.hash(), later)).isFalse();
  }

  @BeforeEach
  void open() {
    key = VaultKey.at(folder.resolve("vault.key"));
    files = SealedFiles.in(folder.resolve("content"), key, PROVIDER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_003})
  void givesBackWhatItTook(int size) throws IOException {
    byte[] bytes = random(size);

    ContentRef content = files.store(new ByteArrayInputStream(bytes), LIMIT);

    assertThat(content.size()).isEqualTo(size);
    assertThat(content.hash()).isEqualTo(new StreebogHash(PROVIDER).hex(bytes));
    assertThat(read(content)).isEqualTo(bytes);
    assertThat(files.find(content.hash())).contains(content);
  }

  @Test
  void keepsEqualContentOnce() throws IOException {
    files.store(new ByteArrayInputStream(random(70_000)), LIMIT);
    files.store(new ByteArrayInputStream(random(70_000)), LIMIT);

    assertThat(stored()).hasSize(1);
  }

  @Test
  void keepsNothingReadable() throws IOException {
    byte[] bytes = "персональные данные".repeat(200).getBytes(StandardCharsets.UTF_8);
    files.store(new ByteArrayInputStream(bytes), LIMIT);

    String file = Files.readString(stored().get(0), StandardCharsets.ISO_8859_1);

    assertThat(file)
        .doesNotContain(
            new String("данные".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored().get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void findsEveryFlippedByte() throws IOException {
    ContentRef content = files.store(new ByteArrayInputStream(random(66_000)), LIMIT);
    Path file = stored().get(0);
    byte[] whole = Files.readAllBytes(file);

    for (int at = 0; at < whole.length; at += at < 200 ? 1 : 997) {
      byte[] altered = whole.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(() -> read(content))
          .as("byte %d", at)
          .isInstanceOfSatisfying(
              RejectedFailure.class,
              failure -> assertThat(failure.code()).isEqualTo(FailureCode.MALFORMED));
    }
  }

  @Test
  void findsChunksThatAreCutMovedOrAdded() throws IOException {
    ContentRef content = files.store(new ByteArrayInputStream(random(4 * 65_536 + 9)), LIMIT);
    Path file = stored().get(0);
    byte[] whole = Files.readAllBytes(file);
    int chunk = SealedChunks.CHUNK + SealedChunks.TAG;
    byte[] moved = whole.clone();
    System.arraycopy(whole, SealedChunks.HEADER, moved, SealedChunks.HEADER + chunk, chunk);
    System.arraycopy(whole, SealedChunks.HEADER + chunk, moved, SealedChunks.HEADER, chunk);

    for (byte[] harmed :
        List.of(
            Arrays.copyOf(whole, SealedChunks.HEADER + chunk),
            Arrays.copyOf(whole, SealedChunks.HEADER + 2 * chunk + 5),
            Arrays.copyOf(whole, SealedChunks.HEADER),
            Arrays.copyOf(whole, 10),
            new byte[0],
            Arrays.copyOf(whole, whole.length + 1),
            moved)) {
      Files.write(file, harmed);
      assertThatThrownBy(() -> read(content)).isInstanceOf(RejectedFailure.class);
    }
  }

  @Test
  void noticesAnotherFileInTheNamesPlace() throws IOException {
    ContentRef one = files.store(new ByteArrayInputStream(random(10)), LIMIT);
    ContentRef other = files.store(new ByteArrayInputStream(random(20)), LIMIT);
    Files.copy(path(other), path(one), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> read(one))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining(one.hash())
        .hasMessageContaining("altered");
  }

  @Test
  void healsAHarmedFileWhenTheContentComesAgain() throws IOException {
    byte[] bytes = random(100);
    ContentRef content = files.store(new ByteArrayInputStream(bytes), LIMIT);
    Files.write(path(content), new byte[7]);

    files.store(new ByteArrayInputStream(bytes), LIMIT);

    assertThat(read(content)).isEqualTo(bytes);
  }

  @Test
  void takesNoMoreThanTheLimit() throws IOException {
    assertThat(files.store(new ByteArrayInputStream(random(100_000)), 100_000).size())
        .isEqualTo(100_000);

    assertThatThrownBy(() -> files.store(new ByteArrayInputStream(random(100_001)), 100_000))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE))
        .hasMessageContaining("100000");
    assertThat(stored()).hasSize(1);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void keepsNothingOfAStreamThatBreaks() {
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream(random(200_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("line broke");
              }

              @Override
              public int read(byte[] into, int offset, int count) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(() -> files.store(breaking, LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessage("line broke");

    assertThat(stored()).isEmpty();
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void sweepsWhatAKilledProcessLeft() throws IOException {
    ContentRef content = files.store(new ByteArrayInputStream(random(10)), LIMIT);
    Files.write(folder.resolve("content/unfinished/half"), new byte[10]);

    SealedFiles again = SealedFiles.in(folder.resolve("content"), key, PROVIDER);

    assertThat(unfinished()).isEmpty();
    assertThat(again.find(content.hash())).contains(content);
  }

  @Test
  void takesEqualContentFromManyAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<ContentRef> store =
          () -> files.store(new ByteArrayInputStream(random(300_000)), LIMIT);
      for (Future<ContentRef> stored :
          threads.invokeAll(java.util.Collections.nCopies(16, store))) {
        assertThat(read(stored.get())).isEqualTo(random(300_000));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(stored()).hasSize(1);
  }

  @Test
  void saysWhenItDoesNotHaveIt() {
    ContentRef unknown = new ContentRef("ab".repeat(32), 5);

    assertThat(files.find(unknown.hash())).isEmpty();
    assertThat(files.find("../../vault.key")).isEmpty();
    assertThatThrownBy(() -> files.open(unknown))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
  }

  @Test
  void isToldApartFromItsSourceWhenTheDiskFails() throws IOException {
    Files.delete(folder.resolve("content/unfinished"));
    Files.write(folder.resolve("content/unfinished"), new byte[0]);

    assertThatThrownBy(() -> files.store(new ByteArrayInputStream(random(10)), LIMIT))
        .isInstanceOfSatisfying(
            RetryableFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONTENT_STORE_UNAVAILABLE));
  }

  @Test
  void opensNothingUnderAnotherKey() throws IOException {
    ContentRef content = files.store(new ByteArrayInputStream(random(10)), LIMIT);
    SealedFiles other =
        SealedFiles.in(
            folder.resolve("content"), VaultKey.at(folder.resolve("other.key")), PROVIDER);

    assertThatThrownBy(() -> other.open(content)).isInstanceOf(RejectedFailure.class);
  }

  private byte[] read(ContentRef content) throws IOException {
    try (InputStream in = files.open(content)) {
      return in.readAllBytes();
    }
  }

  private Path path(ContentRef content) {
    return folder.resolve("content/" + content.hash().substring(0, 2) + "/" + content.hash());
  }

  private List<Path> stored() {
    return filesBelow(folder.resolve("content"));
  }

  private List<Path> unfinished() {
    return filesBelow(folder.resolve("content/unfinished"));
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
