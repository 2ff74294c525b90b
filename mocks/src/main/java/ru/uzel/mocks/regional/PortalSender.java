package ru.uzel.mocks.regional;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Sends requests until each has a definite answer. */
final class PortalSender implements AutoCloseable {

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final HubClient hub;
  private final PortalBook book;
  private final Supplier<PortalSettings> settings;
  private final BiConsumer<String, String> taken;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

  /**
   * @param taken told the ref and the service_request_id of each request the hub took
   */
  PortalSender(
      HubClient hub,
      PortalBook book,
      Supplier<PortalSettings> settings,
      BiConsumer<String, String> taken) {
    this.hub = hub;
    this.book = book;
    this.settings = settings;
    this.taken = taken;
  }

  void inParallel(int senders) {
    if (senders > threads.getMaximumPoolSize()) {
      threads.setMaximumPoolSize(senders);
      threads.setCorePoolSize(senders);
    } else {
      threads.setCorePoolSize(senders);
      threads.setMaximumPoolSize(senders);
    }
  }

  void send(PortalRequest request) {
    PortalBook.Row row = book.open(request.ref(), 0);
    threads.execute(() -> sendAll(request, row));
  }

  private void sendAll(PortalRequest request, PortalBook.Row first) {
    try {
      sendOnce(request, first);
      for (int repetition = 1; repetition <= request.repetitions(); repetition++) {
        sendOnce(request, book.open(request.ref(), repetition));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unforeseen) {
      book.failed(first, unforeseen.toString());
    }
  }

  private void sendOnce(PortalRequest request, PortalBook.Row row) throws InterruptedException {
    Duration wait = FIRST_WAIT;
    while (true) {
      book.attempt(row);
      try {
        HubClient.Reply reply = hub.post(settings.get(), request);
        if (reply.definite()) {
          String id = reply.serviceRequestId();
          book.answered(row, reply.status(), id, reply.error());
          if (id != null) {
            taken.accept(request.ref(), id);
          }
          return;
        }
        book.failed(row, "HTTP " + reply.status() + ": " + reply.error());
      } catch (IOException unreachable) {
        book.failed(row, unreachable.toString());
      }
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
