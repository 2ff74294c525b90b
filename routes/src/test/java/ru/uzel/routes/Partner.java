package ru.uzel.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/** The other side of an adapter: keeps what it was sent and answers as the test says. */
final class Partner {

  private final List<PreparedMessage> attempts = new ArrayList<>();
  private final List<PreparedMessage> taken = new ArrayList<>();
  private final List<PreparedMessage> queries = new ArrayList<>();
  private volatile Function<PreparedMessage, @Nullable RuntimeException> trouble = message -> null;
  private volatile Function<PreparedMessage, @Nullable DeliveryReceipt> knows = message -> null;

  DeliveryReceipt receive(Party party, PreparedMessage message) {
    synchronized (this) {
      attempts.add(message);
    }
    RuntimeException failure = trouble.apply(message);
    if (failure != null) {
      throw failure;
    }
    synchronized (this) {
      taken.add(message);
    }
    return receipt();
  }

  @Nullable DeliveryReceipt query(PreparedMessage message) {
    synchronized (this) {
      queries.add(message);
    }
    return knows.apply(message);
  }

  static DeliveryReceipt receipt() {
    return new DeliveryReceipt(null, WireBytes.of("text/plain", new byte[] {'o', 'k'}), "taken");
  }

  void trouble(Function<PreparedMessage, @Nullable RuntimeException> when) {
    trouble = when;
  }

  void healthy() {
    trouble = message -> null;
  }

  void knows(Function<PreparedMessage, @Nullable DeliveryReceipt> answer) {
    knows = answer;
  }

  synchronized List<PreparedMessage> attempts() {
    return List.copyOf(attempts);
  }

  synchronized List<PreparedMessage> taken() {
    return List.copyOf(taken);
  }

  synchronized List<PreparedMessage> queries() {
    return List.copyOf(queries);
  }

  /** The residents' words it took, in order. */
  List<String> texts() {
    return taken().stream().map(message -> message.wire().utf8().split(";", -1)[1]).toList();
  }

  static RetryableFailure unreachable() {
    return failure(RetryableFailure.Scope.PARTY, RetryableFailure.Effect.NONE);
  }

  static RetryableFailure failure(RetryableFailure.Scope scope, RetryableFailure.Effect effect) {
    return new RetryableFailure(
        FailureCode.PARTNER_UNREACHABLE, Origin.PARTNER, "no connection", scope, effect, null);
  }

  static RejectedFailure refused() {
    return new RejectedFailure(
        FailureCode.PARTNER_REFUSED, Origin.PARTNER, "not wanted", "AccessDenied");
  }

  static RejectedFailure stale() {
    return new RejectedFailure(
        FailureCode.PARTNER_REFUSED, Origin.PARTNER, "too old", "StaleMessageId");
  }
}
