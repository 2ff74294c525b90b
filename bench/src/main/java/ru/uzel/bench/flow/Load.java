package ru.uzel.bench.flow;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ru.uzel.bench.book.JournalLine;

/**
 * Parallel senders of residents' requests. No more than a bound of messages is unfinished at a
 * time, so that what is measured is the whole path and not the filling of queues.
 */
final class Load implements AutoCloseable {

  private static final int FORM_BYTES = 2048;
  private static final Pattern SERVICE_REQUEST_ID =
      Pattern.compile("\"service_request_id\"\\s*:\\s*\"([^\"]+)\"");

  private final URI requests;
  private final String apiKey;
  private final String serviceCode;
  private final Semaphore room;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Map<String, Instant> sentAt = new ConcurrentHashMap<>();
  private final Map<String, String> requestOfCase = new ConcurrentHashMap<>();
  private final Queue<String> ids = new ConcurrentLinkedQueue<>();
  private final Queue<Sample> receipts = new ConcurrentLinkedQueue<>();
  private final Queue<Sample> completions = new ConcurrentLinkedQueue<>();
  private final List<Thread> senders;
  private volatile boolean sending = true;

  /** One measured time, and when it was over. */
  record Sample(Instant at, double millis) {}

  Load(URI requests, String apiKey, String serviceCode, int senderCount, int unfinished) {
    this.requests = requests;
    this.apiKey = apiKey;
    this.serviceCode = serviceCode;
    this.room = new Semaphore(unfinished);
    this.senders =
        IntStream.range(0, senderCount)
            .mapToObj(number -> new Thread(this::send, "sender-" + number))
            .toList();
  }

  void start() {
    senders.forEach(
        sender -> {
          sender.setDaemon(true);
          sender.start();
        });
  }

  private void send() {
    try (PostingConnection connection = new PostingConnection(requests)) {
      while (sending) {
        if (room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
          sendOne(connection);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException closing) {
      failures.incrementAndGet();
    }
  }

  private void sendOne(PostingConnection connection) {
    long number = next.incrementAndGet();
    String key = "load-" + number;
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    try {
      HttpMessages.Message answer = connection.post(key, form(number));
      if (answer.status() / 100 == 2) {
        String id = serviceRequestId(answer.body());
        sentAt.put(id, start);
        ids.add(id);
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

  /** A form of two kilobytes; every text differs, since equal ones would be duplicates. */
  private byte[] form(long number) {
    StringBuilder form =
        new StringBuilder("api_key=")
            .append(apiKey)
            .append("&service_code=")
            .append(serviceCode)
            .append("&lat=59.93")
            .append(number % 10)
            .append("&long=30.31")
            .append(number % 10)
            .append("&address_string=")
            .append(URLEncoder.encode("Невский проспект, " + number, StandardCharsets.UTF_8))
            .append("&first_name=Anna&last_name=Petrova&description=")
            .append(URLEncoder.encode("Яма на дороге № " + number + " ", StandardCharsets.UTF_8));
    while (form.length() < FORM_BYTES) {
      form.append("pothole+");
    }
    return form.toString().getBytes(StandardCharsets.US_ASCII);
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
    String request = requestOfCase.remove(String.valueOf(delivered.caseId()));
    Instant start = request == null ? null : sentAt.remove(request);
    if (start != null) {
      completions.add(
          new Sample(delivered.at(), (delivered.at().toEpochMilli() - start.toEpochMilli())));
      room.release();
    }
  }

  void stopSending() {
    sending = false;
  }

  int unfinished() {
    return sentAt.size();
  }

  /** The hub's ids of everything it took, oldest first. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  long failures() {
    return failures.get();
  }

  List<Sample> receipts() {
    return List.copyOf(receipts);
  }

  List<Sample> completions() {
    return List.copyOf(completions);
  }

  @Override
  public void close() {
    sending = false;
    senders.forEach(Thread::interrupt);
  }
}
