package ru.uzel.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class EmbeddedBrokerTest {

  @TempDir private Path directory;

  @Test
  void keepsCommittedMessagesOverARestart() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      send(broker.connectionFactory(), "kept");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      assertThat(receive(broker.connectionFactory())).isEqualTo("kept");
    }
  }

  @Test
  void doesNotReturnFromACommitBeforeTheSyncReturned() {
    HeldDisk disk = new HeldDisk();
    try (EmbeddedBroker broker = disk.start(directory)) {
      disk.hold();
      CompletableFuture<Void> commit =
          CompletableFuture.runAsync(() -> send(broker.connectionFactory(), "held"));
      await().until(disk::isAwaited);

      await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(2))
          .until(() -> !commit.isDone());
      disk.release();

      assertThat(commit).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  /** Sends are not answered one by one, so it must be the commit that tells. */
  @Test
  void aMessageThatCannotBeTakenFailsItsTransaction() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, RefusingServer::new);
        JMSContext context =
            broker.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSProducer producer = context.createProducer();
      producer.send(context.createQueue("in.roads"), "must not be there alone");
      producer.send(context.createQueue(RefusingServer.REFUSED), "is not taken");

      assertThatThrownBy(context::commit).isInstanceOf(JMSRuntimeException.class);
      assertThat(context.createConsumer(context.createQueue("in.roads")).receiveNoWait()).isNull();
    }
  }

  @Test
  void redeliversForEverAndAtOnce() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        JMSContext context =
            broker.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
      send(broker.connectionFactory(), "again");
      var consumer = context.createConsumer(context.createQueue("in.roads"));
      for (int attempt = 1; attempt <= 20; attempt++) {
        Message message = consumer.receive(5_000);
        assertThat(message).as("attempt %s", attempt).isNotNull();
        context.rollback();
      }

      assertThat(consumer.receive(5_000)).isNotNull();
    }
  }

  @Test
  void carriesBodiesOfManyMegabytes() throws Exception {
    byte[] body = new byte[5_000_000];
    new Random(5).nextBytes(body);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        JMSContext context =
            broker.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
      BytesMessage sent = context.createBytesMessage();
      sent.writeBytes(body);
      context.createProducer().send(context.createQueue("journal"), sent);
      context.commit();

      BytesMessage received =
          (BytesMessage) context.createConsumer(context.createQueue("journal")).receive(5_000);

      received.reset();
      byte[] read = new byte[Math.toIntExact(received.getBodyLength())];
      received.readBytes(read);
      assertThat(read).isEqualTo(body);
    }
  }

  @Test
  void tellsThatItDoesNotRunOverAnUnusableDirectory() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    assertThatThrownBy(() -> EmbeddedBroker.start(file))
        .isInstanceOf(BrokerStartFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void isUpOnlyWhileItRuns() {
    EmbeddedBroker broker = EmbeddedBroker.start(directory);
    BrokerHealth health = new BrokerHealth(broker);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    broker.close();

    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }

  private static void send(ConnectionFactory factory, String text) {
    try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      context.createProducer().send(context.createQueue("in.roads"), text);
      context.commit();
    }
  }

  private static String receive(ConnectionFactory factory) {
    try (JMSContext context = factory.createContext()) {
      return context
          .createConsumer(context.createQueue("in.roads"))
          .receiveBody(String.class, 5_000);
    }
  }
}
