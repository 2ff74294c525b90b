package ru.uzel.mocks.smev;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the emulator received, answered and refused; appended to a file as it happens. */
final class SmevBook implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Writer file;
  private final Map<String, Received> received = new LinkedHashMap<>();
  private final Map<String, Answered> answered = new LinkedHashMap<>();
  private final Map<String, TakenNotice> notices = new LinkedHashMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private final Map<String, Rejected> rejections = new LinkedHashMap<>();
  private final AtomicLong verified = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final ProviderBook provider = new ProviderBook(this::write);

  SmevBook(Path file) throws IOException {
    this.file = Files.newBufferedWriter(file);
  }

  /**
   * Enters a request that is about to take effect.
   *
   * @return false when one of that MessageID has taken effect already
   */
  synchronized boolean received(CaseRequest request) {
    if (received.containsKey(request.messageId())) {
      return false;
    }
    Received entry =
        new Received(
            request.messageId(),
            request.root(),
            request.namespace(),
            request.caseId(),
            request.hubMessageId(),
            request.channel(),
            request.externalId(),
            request.sourceRecord(),
            request.test(),
            request.personSigned(),
            request.files(),
            Instant.now().toString(),
            1);
    received.put(request.messageId(), entry);
    write("received", entry);
    return true;
  }

  synchronized boolean has(String messageId) {
    return received.containsKey(messageId)
        || notices.containsKey(messageId)
        || rejections.containsKey(messageId)
        || provider.has(messageId);
  }

  /** Enters what a body was told of a term; nothing comes of it. */
  synchronized void noticed(TakenNotice notice) {
    notices.put(notice.messageId(), notice);
    write("notices", notice);
  }

  /** The pages about what a provider was asked and answered. */
  ProviderBook provider() {
    return provider;
  }

  synchronized void answered(QueuedMessage response) {
    Answered entry =
        new Answered(
            response.address().requestId(),
            response.id(),
            response.address().kind(),
            response.address().word(),
            response.files().told(),
            false,
            null,
            0,
            0,
            0);
    answered.put(response.id(), entry);
    write("answered", entry);
  }

  synchronized void delivered(String responseId, boolean tampered) {
    change(responseId, entry -> entry.delivered(tampered));
  }

  synchronized void acknowledged(String responseId, boolean accepted) {
    change(responseId, entry -> entry.acknowledged(accepted));
  }

  synchronized void refused(String operation, SmevFault fault) {
    Refused entry = new Refused(operation, fault.bookName(), String.valueOf(fault.getMessage()));
    refused.add(entry);
    write("refused", entry);
  }

  /** Enters a message that was taken and rejected afterwards. */
  synchronized void rejected(String messageId, String operation, SmevFault fault) {
    Rejected entry = new Rejected(messageId, operation, fault.bookName());
    rejections.put(messageId, entry);
    write("rejected", entry);
  }

  void signature(boolean valid) {
    (valid ? verified : rejected).incrementAndGet();
  }

  /** The book as {@code GET /books/smev} shows it. */
  byte[] json() {
    return JSON.writeValueAsBytes(pages());
  }

  private synchronized Pages pages() {
    Map<String, Integer> effects = new HashMap<>();
    received.values().forEach(entry -> effects.merge(entry.effect(), 1, Integer::sum));
    return new Pages(
        received.values().stream()
            .map(entry -> entry.times(effects.getOrDefault(entry.effect(), 0)))
            .toList(),
        List.copyOf(answered.values()),
        List.copyOf(notices.values()),
        List.copyOf(refused),
        List.copyOf(rejections.values()),
        provider.requests(),
        provider.responses(),
        verified.get(),
        rejected.get());
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(String responseId, UnaryOperator<Answered> change) {
    Answered entry = answered.computeIfPresent(responseId, (id, old) -> change.apply(old));
    if (entry != null) {
      write("answered", entry);
    }
  }

  private void write(String page, Object entry) {
    String line = JSON.writeValueAsString(Map.of(page, entry)) + "\n";
    try {
      synchronized (file) {
        file.write(line);
        file.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the book cannot be written", e);
    }
  }

  record Pages(
      List<Received> received,
      List<Answered> answered,
      List<TakenNotice> notices,
      List<Refused> refused,
      List<Rejected> rejected,
      List<ProviderBook.Offered> requests,
      List<ProviderBook.Given> responses,
      long signaturesVerified,
      long signaturesRejected) {}

  /**
   * A request that took effect.
   *
   * @param times how often the same hub message took effect, under whatever MessageID
   */
  record Received(
      String messageId,
      String root,
      String namespace,
      String caseId,
      String hubMessageId,
      String channel,
      String externalId,
      @Nullable String sourceRecord,
      boolean test,
      boolean personSigned,
      List<TakenFile> files,
      String at,
      int times) {

    String effect() {
      return namespace + "|" + root + "|" + hubMessageId;
    }

    Received times(int count) {
      return new Received(
          messageId,
          root,
          namespace,
          caseId,
          hubMessageId,
          channel,
          externalId,
          sourceRecord,
          test,
          personSigned,
          files,
          at,
          count);
    }
  }

  /**
   * A response.
   *
   * @param files what is attached
   * @param accepted what the last Ack said
   * @param rejections how many Acks said accepted=false
   * @param spoilt how many of its deliveries were altered or wrongly signed
   */
  record Answered(
      String messageId,
      String responseId,
      String kind,
      String status,
      List<SentFile> files,
      boolean acked,
      @Nullable Boolean accepted,
      int deliveries,
      int rejections,
      int spoilt) {

    /** Whether any of them was. */
    @JsonProperty
    boolean tampered() {
      return spoilt > 0;
    }

    Answered delivered(boolean altered) {
      return new Answered(
          messageId,
          responseId,
          kind,
          status,
          files,
          acked,
          accepted,
          deliveries + 1,
          rejections,
          spoilt + (altered ? 1 : 0));
    }

    Answered acknowledged(boolean word) {
      return new Answered(
          messageId,
          responseId,
          kind,
          status,
          files,
          word,
          word,
          deliveries,
          rejections + (word ? 0 : 1),
          spoilt);
    }
  }

  /** A message that was rejected after its receipt. */
  record Rejected(String messageId, String operation, String fault) {}

  record Refused(String operation, String fault, String detail) {}
}
