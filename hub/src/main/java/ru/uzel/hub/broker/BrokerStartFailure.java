package ru.uzel.hub.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded broker does not run. */
public final class BrokerStartFailure extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  BrokerStartFailure(Path directory, @Nullable Throwable cause) {
    super(
        "the embedded broker did not start over "
            + directory
            + (cause == null ? "" : ": " + cause.getMessage())
            + "; see the log for its own words",
        cause);
  }
}
