package ru.uzel.adapters.smev;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;

/** What goes wrong with the file store, as failures; none of them shows who logged in, or how. */
final class FtpFailures {

  private FtpFailures() {}

  /** Whatever it is, СМЭВ has not been told of the message, and those without files can go. */
  static RetryableFailure upload(FtpAddress address, @Nullable IOException cause) {
    return retryable(address, "a file could not be put there", Scope.MESSAGE, cause);
  }

  /** A file that the store says is not there, or not for this login, does not come by asking. */
  static HubFailure download(FtpAddress address, String label, IOException cause) {
    if (cause instanceof FtpRefusal refusal && refusal.isPermanent()) {
      return new RejectedFailure(
          FailureCode.NOT_FOUND,
          Origin.PARTNER,
          address + " does not give out the attachment: " + refusal.getMessage(),
          label,
          refusal);
    }
    return retryable(address, "an attachment could not be fetched", Scope.PARTY, cause);
  }

  private static RetryableFailure retryable(
      FtpAddress address, String what, Scope scope, @Nullable IOException cause) {
    String why =
        cause instanceof FtpRefusal refusal
            ? String.valueOf(refusal.getMessage())
            : cause == null ? "no answer" : cause.getClass().getSimpleName();
    FailureCode code =
        cause instanceof FtpRefusal ? FailureCode.PARTNER_FAILED : FailureCode.PARTNER_UNREACHABLE;
    return new RetryableFailure(
        code, Origin.PARTNER, address + ": " + what + ": " + why, scope, Effect.NONE, cause);
  }
}
