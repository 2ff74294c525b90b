package ru.uzel.security.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.OnceOnly;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.PayloadVault;

/**
 * A folder with a sealed file for each party that something is held of. Sealed is: number of bytes
 * of the content type (4, big-endian), the content type, the message.
 */
public final class OnceOnlyFiles implements OnceOnly {

  private final Path folder;
  private final PayloadVault vault;
  private final Map<PartyName, WireBytes> unwritten = new ConcurrentHashMap<>();

  public OnceOnlyFiles(Path folder, PayloadVault vault) {
    this.folder = folder;
    this.vault = vault;
  }

  @Override
  public void keep(PartyName party, WireBytes wire) {
    unwritten.put(party, wire);
    byte[] type = wire.contentType().getBytes(UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Integer.BYTES + type.length + wire.size())
            .putInt(type.length)
            .put(type)
            .put(wire.bytes())
            .array();
    try {
      file(party).write(vault.seal(plain));
    } catch (UncheckedIOException failure) {
      throw unavailable(failure);
    }
    unwritten.remove(party);
  }

  @Override
  public Optional<WireBytes> left(PartyName party) {
    WireBytes inMemory = unwritten.get(party);
    try {
      return inMemory == null ? file(party).read().map(this::opened) : Optional.of(inMemory);
    } catch (UncheckedIOException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public void drop(PartyName party) {
    unwritten.remove(party);
    try {
      // Should the name come back after a crash, the hub takes it for the repetition that it is.
      Files.deleteIfExists(file(party).path());
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  private WireBytes opened(byte[] sealed) {
    ByteBuffer plain = ByteBuffer.wrap(vault.open(sealed));
    byte[] type = new byte[plain.getInt()];
    plain.get(type);
    byte[] bytes = new byte[plain.remaining()];
    plain.get(bytes);
    return WireBytes.of(new String(type, UTF_8), bytes);
  }

  private PrivateFile file(PartyName party) {
    return new PrivateFile(folder.resolve(party.value()));
  }

  private static RetryableFailure unavailable(Exception failure) {
    return new RetryableFailure(
        FailureCode.CONTENT_STORE_UNAVAILABLE,
        Origin.HUB,
        "what is given out once only cannot be put on disk: " + failure.getMessage(),
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        failure);
  }
}
