package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;

class FtpTest {

  private static final FtpLogin LOGIN = new FtpLogin("anonymous", "smev");
  private static final String UUID = "5b1c7a80-0a4b-41f1-9c1a-0123456789ab";
  private static final byte[] BYTES = new byte[300_000];

  static {
    new Random(7).nextBytes(BYTES);
  }

  @TempDir Path folder;

  private final KeptContents contents = new KeptContents();
  private final FtpUpload upload = new FtpUpload(contents);
  private FtpHouse house;
  private FtpAddress address;

  @BeforeEach
  void open() {
    house = new FtpHouse(folder);
    address =
        new FtpAddress("127.0.0.1", house.port(), Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void putsAFileIntoTheDirectoryOfItsUuid() throws IOException {
    put("фото ямы.jpg");

    assertThat(house.file(UUID + "/фото ямы.jpg")).isEqualTo(BYTES);
  }

  @Test
  void goesOnWhereAnUploadBroke() throws IOException {
    house.breakNext(1, 100_000);

    put("a.bin");

    assertThat(house.file(UUID + "/a.bin")).isEqualTo(BYTES);
    assertThat(house.count("APPE")).isEqualTo(1);
    assertThat(house.count("STOR")).isEqualTo(1);
  }

  @Test
  void goesOnWithWhatAnEarlierAttemptLeft() throws IOException {
    Files.createDirectory(folder.resolve(UUID));
    Files.write(folder.resolve(UUID).resolve("a.bin"), Arrays.copyOf(BYTES, 200_000));

    put("a.bin");

    assertThat(house.file(UUID + "/a.bin")).isEqualTo(BYTES);
    assertThat(house.count("STOR")).isZero();
  }

  @Test
  void doesNothingToAFileThatIsThere() throws IOException {
    put("a.bin");
    house.commands.clear();

    put("a.bin");

    assertThat(house.file(UUID + "/a.bin")).isEqualTo(BYTES);
    assertThat(house.count("STOR") + house.count("APPE")).isZero();
  }

  @Test
  void beginsAnewWhereThereIsMoreThanThereShouldBe() throws IOException {
    Files.createDirectory(folder.resolve(UUID));
    Files.write(folder.resolve(UUID).resolve("a.bin"), new byte[BYTES.length + 1]);

    put("a.bin");

    assertThat(house.file(UUID + "/a.bin")).isEqualTo(BYTES);
  }

  @Test
  void putsAnEmptyFile() throws IOException {
    upload.put(address, LOGIN, UUID, "empty", contents.store(new byte[0]));

    assertThat(house.file(UUID + "/empty")).isEmpty();
  }

  @Test
  void givesUpAfterThreeConnectionsAndSaysWhere() {
    house.breakNext(100, 1000);

    assertThatThrownBy(() -> put("a.bin"))
        .isInstanceOfSatisfying(
            RetryableFailure.class,
            failure -> {
              assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
              assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.MESSAGE);
            })
        .hasMessageContaining("ftp://127.0.0.1:" + house.port());
    assertThat(house.count("STOR") + house.count("APPE")).isEqualTo(3);
  }

  @Test
  void doesNotTryALoginAgainThatIsRefused() {
    FtpLogin wrong = new FtpLogin("nobody", "no-such-secret");

    assertThatThrownBy(() -> upload.put(address, wrong, UUID, "a.bin", contents.store(BYTES)))
        .isInstanceOf(RetryableFailure.class)
        .hasMessageContaining("530")
        .hasMessageNotContaining("nobody")
        .hasMessageNotContaining("no-such-secret");
    assertThat(house.count("PASS")).isEqualTo(1);
  }

  @Test
  void fetchesAFile() throws Exception {
    Files.write(folder.resolve("a.bin"), BYTES);

    assertThat(fetch("/a.bin", Long.MAX_VALUE)).isEqualTo(BYTES);
  }

  @Test
  void fetchesOnFromWhereTheConnectionBroke() throws Exception {
    Files.write(folder.resolve("a.bin"), BYTES);
    house.breakNext(2, 100_000);

    assertThat(fetch("/a.bin", Long.MAX_VALUE)).isEqualTo(BYTES);
    assertThat(house.commands.stream().filter(line -> line.startsWith("REST")))
        .hasSize(2)
        .doesNotContain("REST 0");
  }

  @Test
  void givesUpAfterThreeConnectionsThatBroughtNothing() throws Exception {
    Files.write(folder.resolve("a.bin"), BYTES);
    house.breakNext(100, 0);

    assertThatThrownBy(() -> fetch("/a.bin", Long.MAX_VALUE)).isInstanceOf(IOException.class);
    assertThat(house.count("RETR")).isEqualTo(3);
  }

  @Test
  void fetchesNothingThatIsAboveTheLimit() throws Exception {
    Files.write(folder.resolve("a.bin"), BYTES);

    assertThatThrownBy(() -> fetch("/a.bin", BYTES.length - 1))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE));
    assertThat(house.count("RETR")).isZero();
  }

  @Test
  void saysThatAFileIsNotThereAndAsksOnce() {
    assertThatThrownBy(() -> fetch("/nothing.bin", Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            FtpRefusal.class,
            refusal ->
                assertThat(FtpFailures.download(address, "key", refusal))
                    .isInstanceOf(RejectedFailure.class)
                    .hasMessageContaining("550"));
    assertThat(house.count("RETR")).isEqualTo(1);
  }

  @Test
  void tellsAnAbsentStoreFromARefusal() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    FtpAddress nobody =
        new FtpAddress("127.0.0.1", port, Duration.ofSeconds(1), Duration.ofSeconds(1));
    FtpDownload download = new FtpDownload(nobody, new FtpFile("/a", LOGIN), 10);

    assertThatThrownBy(download::read)
        .isInstanceOfSatisfying(
            IOException.class,
            failure ->
                assertThat(FtpFailures.download(nobody, "key", failure))
                    .isInstanceOfSatisfying(
                        RetryableFailure.class,
                        retryable ->
                            assertThat(retryable.code())
                                .isEqualTo(FailureCode.PARTNER_UNREACHABLE)));
  }

  @Test
  void noLoginShowsInAText() {
    assertThat(new FtpFile("/a", new FtpLogin("jane", "secret")).toString())
        .doesNotContain("jane")
        .doesNotContain("secret");
  }

  private void put(String name) {
    ContentRef content = contents.store(BYTES);
    upload.put(address, LOGIN, UUID, name, content);
  }

  private byte[] fetch(String path, long limit) throws IOException {
    try (InputStream in = new FtpDownload(address, new FtpFile(path, LOGIN), limit)) {
      return in.readAllBytes();
    }
  }
}
