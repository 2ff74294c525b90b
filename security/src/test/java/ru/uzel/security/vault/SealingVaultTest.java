package ru.uzel.security.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.RejectedFailure;

class SealingVaultTest {

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void opensWhatItSealed() {
    SealingVault vault = SealingVault.at(folder.resolve("vault.key"));

    assertThat(vault.open(vault.seal(bytes("обращение")))).isEqualTo(bytes("обращение"));
    assertThat(vault.open(vault.seal(new byte[0]))).isEmpty();
    assertThat(vault.open(vault.seal(new byte[100_000]))).hasSize(100_000);
  }

  /** The specification's own vectors: C2SP, XAES-256-GCM, appendix A. */
  @Test
  void sealsAsTheSpecificationSays() throws IOException {
    byte[] nonce = bytes("ABCDEFGHIJKLMNOPQRSTUVWX");

    assertThat(ciphertext((byte) 1, nonce, new byte[0]))
        .isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
    assertThat(ciphertext((byte) 3, nonce, bytes("c2sp.org/XAES-256-GCM")))
        .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
  }

  private String ciphertext(byte key, byte[] nonce, byte[] associated) throws IOException {
    byte[] filled = new byte[32];
    Arrays.fill(filled, key);
    Path file = Files.write(folder.resolve("key" + key), filled);
    byte[] sealed = SealingVault.at(file).seal(bytes("XAES-256-GCM"), nonce, associated);
    return HexFormat.of().formatHex(sealed, 25, sealed.length);
  }

  @Test
  void sealsTheSameBytesDifferentlyEachTime() {
    SealingVault vault = SealingVault.at(folder.resolve("vault.key"));

    assertThat(vault.seal(bytes("same"))).isNotEqualTo(vault.seal(bytes("same")));
  }

  @Test
  void findsEveryFlippedBit() {
    SealingVault vault = SealingVault.at(folder.resolve("vault.key"));
    byte[] sealed = vault.seal(bytes("обращение"));

    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> vault.open(altered)).isInstanceOf(RejectedFailure.class);
    }
  }

  @Test
  void refusesWhatIsCutOrForeign() {
    SealingVault vault = SealingVault.at(folder.resolve("vault.key"));
    byte[] sealed = vault.seal(bytes("обращение"));

    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> vault.open(cut)).isInstanceOf(RejectedFailure.class);
    }
    SealingVault other = SealingVault.at(folder.resolve("other.key"));
    assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(RejectedFailure.class);
  }

  @Test
  void opensAfterARestart() {
    byte[] sealed = SealingVault.at(folder.resolve("vault.key")).seal(bytes("kept"));

    assertThat(SealingVault.at(folder.resolve("vault.key")).open(sealed)).isEqualTo(bytes("kept"));
  }

  @Test
  void letsOnlyTheOwnerReadTheKey() throws IOException {
    SealingVault.at(folder.resolve("new/vault.key"));

    assertThat(Files.getPosixFilePermissions(folder.resolve("new/vault.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("new")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void doesNotReplaceADamagedKey() throws IOException {
    Path key = Files.write(folder.resolve("vault.key"), new byte[5]);

    assertThatThrownBy(() -> SealingVault.at(key))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("vault.key")
        .hasMessageContaining("backup");
    assertThat(Files.size(key)).isEqualTo(5);
  }

  @Test
  void startsOverWhatAKilledStartLeft() throws IOException {
    Files.write(folder.resolve("vault.key.unfinished"), new byte[7]);

    SealingVault.at(folder.resolve("vault.key"));

    assertThat(folder.resolve("vault.key")).hasSize(32);
    assertThat(folder.resolve("vault.key.unfinished")).doesNotExist();
  }

  @Test
  void isSafeForManyThreads() throws Exception {
    SealingVault vault = SealingVault.at(folder.resolve("vault.key"));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> opened =
          IntStream.range(0, 400)
              .mapToObj(number -> threads.submit(() -> vault.open(vault.seal(bytes("n" + number)))))
              .toList();

      for (int number = 0; number < opened.size(); number++) {
        assertThat(opened.get(number).get()).isEqualTo(bytes("n" + number));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
