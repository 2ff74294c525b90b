package ru.uzel.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ru.uzel.bench.book.JournalLine;

/**
 * Parallel senders of residents' requests. No more than a bound of messages is unfinished at a
 * time, so that what is measured is the whole path and not the filling of queues.
 */
public final class Load implements AutoCloseable {

  private static final Pattern SERVICE_REQUEST_ID =
      Pattern.compile("\"service_request_id\"\\s*:\\s*\"([^\"]+)\"");

  private final URI requests;
  private final Forms forms;
  private final long most;
  private final Semaphore room;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private final Map<String, String> requestOfCase = new ConcurrentHashMap<>();
  private final Queue<Sample> receipts = new ConcurrentLinkedQueue<>();
  private final Queue<Sample> completions = new ConcurrentLinkedQueue<>();
  private final List<Thread> senders;
  private volatile boolean sending = true;

  /** One measured time, and when it was over. */
  public record Sample(Instant at, double millis) {}

  /** What a resident writes. */
  public interface Forms {

    /** No two are equal. */
    Form number(long number);
  }

  /**
   * One request.
   *
   * @param key Idempotency-Key
   * @param body application/x-www-form-urlencoded
   * @param statuses how many are delivered back to the channel until it is at its end
   */
  public record Form(String key, String body, int statuses) {}

  private record Sent(Instant at, AtomicInteger awaited) {}

  /**
   * Sends nothing yet.
   *
   * @param unfinished so many at most at a time
   */
  public Load(URI requests, Forms forms, int senderCount, int unfinished) {
    this(requests, forms, senderCount, unfinished, Long.MAX_VALUE);
  }

  /**
   * As above.
   *
   * @param most ends by itself after so many
   */
  public Load(URI requests, Forms forms, int senderCount, int unfinished, long most) {
    this.requests = requests;
    this.forms = forms;
    this.most = most;
    this.room = new Semaphore(unfinished);
    this.senders =
        IntStream.range(0, senderCount)
            .mapToObj(number -> new Thread(this::send, "sender-" + number))
            .toList();
  }

  public void start() {
    senders.forEach(
        sender -> {
          sender.setDaemon(true);
          sender.start();
        });
  }

  private void send() {
    try (PostingConnection connection = new PostingConnection(requests)) {
      while (sending && next.get() < most) {
        if (room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
          sendOne(connection, next.incrementAndGet());
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException closing) {
      failures.incrementAndGet();
    }
  }

  private void sendOne(PostingConnection connection, long number) {
    if (number > most) {
      room.release();
      return;
    }
    Form form = forms.number(number);
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    try {
      HttpMessages.Message answer =
          connection.post(form.key(), form.body().getBytes(StandardCharsets.US_ASCII));
      if (answer.status() / 100 == 2) {
        String id = serviceRequestId(answer.body());
        sent.put(id, new Sent(start, new AtomicInteger(form.statuses())));
        receipts.add(new Sample(Instant.now(), (System.nanoTime() - nanos) / 1e6));
        return;
      }
      if (failures.getAndIncrement() == 0) {
        System.err.println("  отказ: " + answer.firstLine() + " " + answer.body());
      }
    } catch (IOException broken) {
      if (failures.getAndIncrement() == 0) {
        System.err.println("  обрыв: " + broken);
      }
    }
    room.release();
  }

  private static String serviceRequestId(String body) {
    Matcher id = SERVICE_REQUEST_ID.matcher(body);
    return id.find() ? id.group(1) : "";
  }

  /** Takes note of the case that a request opened. */
  void opened(JournalLine decided) {
    requestOfCase.put(String.valueOf(decided.caseId()), String.valueOf(decided.messageId()));
  }

  /** Takes note of a status that was delivered back to the channel. */
  void completed(JournalLine delivered) {
    String caseId = String.valueOf(delivered.caseId());
    String request = requestOfCase.get(caseId);
    Sent start = request == null ? null : sent.get(request);
    if (start != null && start.awaited().decrementAndGet() == 0) {
      requestOfCase.remove(caseId);
      sent.remove(request);
      completions.add(
          new Sample(delivered.at(), delivered.at().toEpochMilli() - start.at().toEpochMilli()));
      room.release();
    }
  }

  public void stopSending() {
    sending = false;
  }

  /** Whether anything more is to be sent. */
  public boolean isSending() {
    return senders.stream().anyMatch(Thread::isAlive);
  }

  /** How many of them the hub took. */
  public int accepted() {
    return receipts.size();
  }

  public int unfinished() {
    return sent.size();
  }

  public long failures() {
    return failures.get();
  }

  public List<Sample> receipts() {
    return List.copyOf(receipts);
  }

  public List<Sample> completions() {
    return List.copyOf(completions);
  }

  @Override
  public void close() {
    sending = false;
    senders.forEach(Thread::interrupt);
  }
}
