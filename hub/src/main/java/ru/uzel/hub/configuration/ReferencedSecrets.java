package ru.uzel.hub.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Secrets;

/** Secrets from files of the data directory, and from the environment. */
final class ReferencedSecrets implements Secrets {

  private final Path directory;
  private final Map<String, String> environment;

  ReferencedSecrets(Path directory, Map<String, String> environment) {
    this.directory = directory.toAbsolutePath().normalize();
    this.environment = environment;
  }

  @Override
  public String resolve(String reference) {
    return value(reference)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> missing(reference, null));
  }

  private Optional<String> value(String reference) {
    if (reference.startsWith("env:")) {
      return Optional.ofNullable(environment.get(reference.substring("env:".length())));
    }
    if (!reference.startsWith("file:")) {
      // Perhaps the secret itself, written where its reference should be: not to be repeated.
      throw missing("a reference that begins neither with file: nor with env:", null);
    }
    Path file = directory.resolve(reference.substring("file:".length())).normalize();
    if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException failure) {
      throw missing(reference, failure);
    }
  }

  private static RejectedFailure missing(String reference, @Nullable IOException cause) {
    String reason = "there is no secret for " + reference;
    return cause == null
        ? new RejectedFailure(FailureCode.NOT_FOUND, Origin.HUB, reason, reference)
        : new RejectedFailure(FailureCode.NOT_FOUND, Origin.HUB, reason, reference, cause);
  }
}
