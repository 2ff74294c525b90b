package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.WireBytes;

final class PosOutboxTest {

  @TempDir Path root;
  private PosFolder folder = new PosFolder(Path.of("unset"));

  @BeforeEach
  void prepare() throws IOException {
    folder = new PosFolder(root);
    folder.prepare();
  }

  @Test
  void writesTheBytesAsTheyAreUnderNumberAndSequence() throws IOException {
    DeliveryReceipt receipt = PosOutbox.deliver(folder, prepared("101", 2, "bytes"));

    assertThat(receipt.partnerReference()).isEqualTo("pos-status-101-2.xlsx");
    assertThat(folder.out().resolve("pos-status-101-2.xlsx")).hasContent("bytes");
    assertThat(names()).containsExactly("pos-status-101-2.xlsx");
  }

  @Test
  void anEqualFileIsADeliveryAlreadyMade() throws IOException {
    PosOutbox.deliver(folder, prepared("101", 2, "bytes"));
    Path file = folder.out().resolve("pos-status-101-2.xlsx");
    Object before = Files.getAttribute(file, "unix:ino");

    PosOutbox.deliver(folder, prepared("101", 2, "bytes"));

    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void aDifferentFileOfThatNameIsNotOverwritten() throws IOException {
    PosOutbox.deliver(folder, prepared("101", 2, "bytes"));

    assertThatThrownBy(() -> PosOutbox.deliver(folder, prepared("101", 2, "other")))
        .isInstanceOf(RejectedFailure.class);
    assertThat(folder.out().resolve("pos-status-101-2.xlsx")).hasContent("bytes");
  }

  @Test
  void aMissingFolderIsWaitedForNotMade() throws IOException {
    Files.delete(folder.out());

    RetryableFailure failure =
        catchThrowableOfType(
            RetryableFailure.class, () -> PosOutbox.deliver(folder, prepared("101", 2, "bytes")));

    assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
    assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
    assertThat(folder.out()).doesNotExist();
  }

  @Test
  void anyNumberMakesASafeNameOfItsOwn() throws IOException {
    List<String> numbers =
        List.of(
            "101",
            "1/01",
            "..",
            "../../101",
            "а-1",
            "a b",
            "A%20B",
            "x\u0000y",
            "*?<>|:\"\\",
            "-1",
            "1-",
            "я".repeat(128),
            "я".repeat(127) + "ю",
            "9".repeat(256));
    for (String number : numbers) {
      PosOutbox.deliver(folder, prepared(number, 1, number));
    }

    Set<String> written = names().stream().collect(Collectors.toSet());
    assertThat(written).hasSameSizeAs(numbers);
    assertThat(written).allMatch(name -> name.matches("pos-status-[A-Za-z0-9%~]+-1\\.xlsx"));
    assertThat(written).allMatch(name -> name.length() < 200);
  }

  @Test
  void whatAKilledHubLeftIsTakenAwayAtTheNextStart() throws IOException {
    Path half = Files.writeString(folder.out().resolve(".pos-status-101-2.xlsx.part"), "by");
    Path scratch = Files.writeString(root.resolve(".strings-1.tmp"), "слова");
    Path upload = Files.writeString(folder.in().resolve(".export.xlsx.part"), "PK");

    folder.prepare();

    assertThat(half).doesNotExist();
    assertThat(scratch).doesNotExist();
    assertThat(upload).as("a partner's own unfinished upload").exists();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.out())) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static PreparedMessage prepared(String number, long sequence, String content) {
    return new PreparedMessage(
        Updates.outbound(number, sequence, Updates.of(CanonicalStatus.ASSIGNED)).envelope(),
        WireBytes.of(PosStatusFile.CONTENT_TYPE, content.getBytes(StandardCharsets.UTF_8)));
  }
}
