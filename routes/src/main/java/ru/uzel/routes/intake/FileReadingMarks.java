package ru.uzel.routes.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;

/** A file for each party, replaced as a whole. */
public final class FileReadingMarks implements ReadingMarks {

  private final Path folder;

  public FileReadingMarks(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<String> of(PartyName party) {
    Path file = file(party);
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file).strip()).filter(mark -> !mark.isEmpty())
          : Optional.empty();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public void put(PartyName party, String mark) {
    Path part = folder.resolve("." + party + ".part");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8));
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(part, file(party), StandardCopyOption.ATOMIC_MOVE);
      // A name on disk is durable only once its folder is synced.
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  private Path file(PartyName party) {
    return folder.resolve(party + ".mark");
  }

  private static RetryableFailure failed(IOException cause) {
    return new RetryableFailure(
        FailureCode.INTERNAL,
        Origin.HUB,
        "how far a party was read cannot be kept: " + cause.getClass().getSimpleName(),
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        cause);
  }
}
