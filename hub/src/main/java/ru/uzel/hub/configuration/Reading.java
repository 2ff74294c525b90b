package ru.uzel.hub.configuration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.configuration.HubConfiguration;

/**
 * What reading a configuration directory gave.
 *
 * @param found mistakes and warnings, by file and line
 */
public record Reading(@Nullable HubConfiguration result, List<Mistake> found) {

  public Reading {
    found = List.copyOf(found);
  }

  /** The configuration; nothing if there is any mistake. */
  public Optional<HubConfiguration> configuration() {
    return Optional.ofNullable(result);
  }
}
