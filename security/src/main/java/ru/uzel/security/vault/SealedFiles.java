package ru.uzel.security.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.AgedContents;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.security.hash.StreebogHash;

/** A folder of sealed files called by their hashes, 256 folders below it. */
public final class SealedFiles implements ContentStore, AgedContents {

  private static final String UNFINISHED = "unfinished";

  private final PrivateFolder folder;
  private final PrivateFolder unfinished;
  private final VaultKey key;
  private final Provider provider;
  private final SecureRandom random = new SecureRandom();

  /** So that what is removed as old is not what was stored anew a moment ago. */
  private final Object removing = new Object();

  private SealedFiles(PrivateFolder folder, VaultKey key, Provider provider) {
    this.folder = folder;
    this.unfinished = new PrivateFolder(folder.path().resolve(UNFINISHED));
    this.key = key;
    this.provider = provider;
  }

  /** The store in that folder; what a killed process left unfinished there is removed. */
  public static SealedFiles in(Path folder, VaultKey key, Provider provider) {
    SealedFiles files = new SealedFiles(new PrivateFolder(folder.toAbsolutePath()), key, provider);
    try {
      files.folder.make();
      files.unfinished.make();
      files.sweep();
      return files;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot keep content in " + folder, failure);
    }
  }

  private void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(unfinished.path())) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  @Override
  public ContentRef store(InputStream content, long limit) throws IOException {
    Path file = unfinished.path().resolve(UUID.randomUUID().toString());
    try {
      ContentRef stored;
      try (SealedFileWriter writer =
          SealedFileWriter.create(
              file, SealedChunks.fresh(key, random), StreebogHash.digest(provider))) {
        stored = writer.take(content, limit);
      }
      keep(file, stored);
      return stored;
    } catch (DiskFailure failure) {
      throw unavailable(failure);
    } finally {
      discard(file);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // The next start sweeps it; whoever is waiting has the failure that led here.
    }
  }

  /** Puts it in the place of an equal one: should that have been harmed, it is whole again. */
  private void keep(Path file, ContentRef content) {
    try {
      PrivateFolder home = home(content.hash());
      if (home.make()) {
        folder.sync();
      }
      synchronized (removing) {
        Files.move(file, home.path().resolve(content.hash()), StandardCopyOption.ATOMIC_MOVE);
      }
      home.sync();
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public InputStream open(ContentRef content) {
    SealedFileReader reader =
        reader(content.hash())
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.NOT_FOUND,
                        Origin.HUB,
                        "the content store does not have " + content.hash(),
                        "content"));
    if (reader.content().equals(content)) {
      return reader;
    }
    closeQuietly(reader);
    throw altered(content.hash(), null);
  }

  @Override
  public Optional<ContentRef> find(String hash) {
    if (!ContentRef.isHash(hash)) {
      return Optional.empty();
    }
    Optional<SealedFileReader> reader = reader(hash);
    reader.ifPresent(SealedFiles::closeQuietly);
    return reader.map(SealedFileReader::content);
  }

  @Override
  public List<String> storedBefore(Instant time) {
    List<String> old = new ArrayList<>();
    try (DirectoryStream<Path> homes =
        Files.newDirectoryStream(folder.path(), "[0-9a-f][0-9a-f]")) {
      for (Path home : homes) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
          for (Path file : files) {
            String hash = file.getFileName().toString();
            if (ContentRef.isHash(hash) && stored(file).isBefore(time)) {
              old.add(hash);
            }
          }
        }
      }
      return old;
    } catch (IOException | DirectoryIteratorException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public boolean removeIfStoredBefore(String hash, Instant time) {
    Path file = home(hash).path().resolve(hash);
    try {
      synchronized (removing) {
        return Files.exists(file) && stored(file).isBefore(time) && Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  private static Instant stored(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  private Optional<SealedFileReader> reader(String hash) {
    try {
      return Optional.of(SealedFileReader.open(home(hash).path().resolve(hash), key));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (GeneralSecurityException harmed) {
      throw altered(hash, harmed);
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  private PrivateFolder home(String hash) {
    return new PrivateFolder(folder.path().resolve(hash.substring(0, 2)));
  }

  private static void closeQuietly(SealedFileReader reader) {
    try {
      reader.close();
    } catch (IOException ignored) {
      // Nothing was written through it.
    }
  }

  static RejectedFailure altered(String hash, @Nullable Throwable cause) {
    String message = "content " + hash + " was altered on disk, or sealed under another key";
    return cause == null
        ? new RejectedFailure(FailureCode.MALFORMED, Origin.HUB, message, "content")
        : new RejectedFailure(FailureCode.MALFORMED, Origin.HUB, message, "content", cause);
  }

  private static RetryableFailure unavailable(Exception cause) {
    return new RetryableFailure(
        FailureCode.CONTENT_STORE_UNAVAILABLE,
        Origin.HUB,
        "the content store cannot be used: " + cause.getMessage(),
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        cause);
  }

  /** A failure of this store's disk, told apart from one of the stream it reads. */
  static final class DiskFailure extends IOException {

    private static final long serialVersionUID = 1L;

    DiskFailure(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
