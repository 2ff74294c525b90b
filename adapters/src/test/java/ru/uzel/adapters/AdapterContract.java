package ru.uzel.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.party.Party;

/**
 * The promise of every adapter, whatever its protocol. A test of an adapter implements it and so
 * inherits the tests; each test gets a fresh {@link Subject}, whose counterpart is well.
 */
public interface AdapterContract {

  /** An adapter wired to a counterpart that the test can disturb. */
  interface Subject extends AutoCloseable {

    WireMapping mapping();

    /** The routes that serve {@link Endpoints#send}. */
    RoutesBuilder routes();

    Party party();

    /** Something the counterpart sent and the hub accepted. */
    AcceptedMessage accepted();

    /** Something for the counterpart; each call may give the same. */
    OutboundMessage outbound();

    /** From now on nobody answers there. */
    void counterpartVanishes();

    /** From now on every delivery is refused for good. */
    void counterpartRefuses();

    /** How often a delivery took effect on the counterpart's side. */
    int effects();

    /** Texts of the messages above, and secrets, that must never be told to a log or an error. */
    List<String> confidential();

    @Override
    void close();
  }

  Subject subject() throws Exception;

  @Test
  default void deliversOnce() throws Exception {
    try (Subject subject = subject();
        DefaultCamelContext camel = started(subject)) {
      DeliveryReceipt receipt = deliver(camel, subject, prepared(subject));

      assertThat(receipt).isNotNull();
      assertThat(subject.effects()).isEqualTo(1);
    }
  }

  @Test
  default void aSecondDeliveryOfTheSameMessageIsHarmless() throws Exception {
    try (Subject subject = subject();
        DefaultCamelContext camel = started(subject)) {
      PreparedMessage prepared = prepared(subject);

      deliver(camel, subject, prepared);
      DeliveryReceipt again = deliver(camel, subject, prepared);

      assertThat(again).isNotNull();
      assertThat(subject.effects()).isEqualTo(1);
    }
  }

  @Test
  default void anUnreachableCounterpartIsARetryableFailure() throws Exception {
    try (Subject subject = subject();
        DefaultCamelContext camel = started(subject)) {
      PreparedMessage prepared = prepared(subject);
      subject.counterpartVanishes();

      Throwable failure = failureOf(camel, subject, prepared);

      assertThat(failure).isInstanceOf(RetryableFailure.class);
      assertThat(subject.effects()).isZero();
    }
  }

  @Test
  default void aRefusalByTheCounterpartIsARejectedFailure() throws Exception {
    try (Subject subject = subject();
        DefaultCamelContext camel = started(subject)) {
      PreparedMessage prepared = prepared(subject);
      subject.counterpartRefuses();

      Throwable failure = failureOf(camel, subject, prepared);

      assertThat(failure).isInstanceOf(RejectedFailure.class);
      assertThat(subject.effects()).isZero();
    }
  }

  @Test
  default void theSameBytesAlwaysGiveAnEqualMessage() throws Exception {
    try (Subject subject = subject()) {
      assertThat(subject.mapping().toCanonical(subject.party(), subject.accepted()))
          .isEqualTo(subject.mapping().toCanonical(subject.party(), subject.accepted()));
    }
  }

  @Test
  default void newReferencesDiffer() throws Exception {
    try (Subject subject = subject()) {
      assertThat(subject.mapping().newReference()).isNotEqualTo(subject.mapping().newReference());
    }
  }

  @Test
  default void neitherLogsNorFailuresShowContentOrSecrets() throws Exception {
    try (CapturedLog log = CapturedLog.start();
        Subject subject = subject();
        DefaultCamelContext camel = started(subject)) {
      subject.mapping().toCanonical(subject.party(), subject.accepted());
      PreparedMessage prepared = prepared(subject);
      deliver(camel, subject, prepared);
      subject.counterpartRefuses();
      Throwable refused = failureOf(camel, subject, prepared);
      subject.counterpartVanishes();
      Throwable vanished = failureOf(camel, subject, prepared);

      assertThat(subject.confidential()).isNotEmpty();
      for (String secret : subject.confidential()) {
        assertThat(log.text()).doesNotContain(secret);
        assertThat(CapturedLog.told(refused)).doesNotContain(secret);
        assertThat(CapturedLog.told(vanished)).doesNotContain(secret);
      }
    }
  }

  private static PreparedMessage prepared(Subject subject) {
    OutboundMessage outbound = subject.outbound();
    return new PreparedMessage(
        outbound.envelope(), subject.mapping().toWire(subject.party(), outbound));
  }

  private static DefaultCamelContext started(Subject subject) throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.addRoutes(subject.routes());
    camel.start();
    return camel;
  }

  private static DeliveryReceipt deliver(
      DefaultCamelContext camel, Subject subject, PreparedMessage prepared) {
    return camel
        .createProducerTemplate()
        .requestBodyAndHeader(
            Endpoints.send(subject.mapping().adapter()),
            prepared,
            Endpoints.PARTY,
            subject.party(),
            DeliveryReceipt.class);
  }

  private static Throwable failureOf(
      DefaultCamelContext camel, Subject subject, PreparedMessage prepared) {
    Throwable thrown = catchThrowable(() -> deliver(camel, subject, prepared));
    assertThat(thrown).isInstanceOf(CamelExecutionException.class);
    return thrown.getCause();
  }
}
