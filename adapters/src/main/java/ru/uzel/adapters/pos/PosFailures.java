package ru.uzel.adapters.pos;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.message.CanonicalStatus;

/** What went wrong here, in the hub's terms. */
final class PosFailures {

  private PosFailures() {}

  static RejectedFailure rejected(PosProblem problem) {
    PosFault fault = problem.fault();
    return new RejectedFailure(fault.code(), Origin.CLIENT, fault.english(), problem.where());
  }

  /** Whatever the XLSX reader met while reading; causes are kept out, they may quote content. */
  static PosProblem unreadable(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PosProblem problem) {
        return problem;
      }
    }
    if (isZipBomb(failure)) {
      return PosProblem.ofFile(PosFault.TOO_LARGE);
    }
    boolean badXml = failure instanceof SAXException || failure instanceof CharConversionException;
    return PosProblem.ofFile(badXml ? PosFault.BAD_XML : PosFault.NOT_XLSX);
  }

  /** POI tells its limits only by the text of the exception (ZipArchiveThresholdInputStream). */
  private static boolean isZipBomb(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof IOException
          && !(cause instanceof ZipException)
          && message != null
          && (message.contains("Zip bomb") || message.contains("exceed the max"))) {
        return true;
      }
    }
    return false;
  }

  /** A status file could not be written; the folder as a whole is the trouble. */
  static RetryableFailure notWritten(IOException failure, Effect effect) {
    return new RetryableFailure(
        FailureCode.PARTNER_UNREACHABLE,
        Origin.PARTNER,
        "the folder for outgoing files cannot be written: " + failure.getClass().getSimpleName(),
        Scope.PARTY,
        effect,
        failure);
  }

  static RejectedFailure occupied(String fileName) {
    return new RejectedFailure(
        FailureCode.PARTNER_REFUSED,
        Origin.PARTNER,
        "another file of that name lies there with other content",
        "out/" + fileName);
  }

  static RejectedFailure noWordFor(CanonicalStatus status) {
    return new RejectedFailure(
        FailureCode.UNKNOWN_STATUS,
        Origin.HUB,
        "ПОС has no word for the status " + status,
        PosColumn.STATUS.header());
  }

  static RejectedFailure notCarried(FailureCode code, String reason, @Nullable String where) {
    return new RejectedFailure(code, Origin.HUB, reason, where);
  }
}
