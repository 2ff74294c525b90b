package ru.uzel.mocks.smev;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The book's pages about requests to a provider and its answers to them. */
final class ProviderBook {

  private final BiConsumer<String, Object> file;
  private final Map<String, Offered> offered = new LinkedHashMap<>();
  private final Map<String, Given> given = new LinkedHashMap<>();

  ProviderBook(BiConsumer<String, Object> file) {
    this.file = file;
  }

  synchronized void offered(TakenRequest request, @Nullable String caseId) {
    put(
        new Offered(
            request.messageId(),
            request.type().namespace(),
            request.type().root(),
            caseId,
            request.sender().mnemonic(),
            request.test(),
            request.replyTo(),
            0,
            false,
            0,
            "queued"));
  }

  synchronized void delivered(String messageId) {
    change(messageId, entry -> entry.with(entry.deliveries + 1, entry.acked, entry.rejections));
  }

  synchronized void acknowledged(String messageId, boolean accepted) {
    change(
        messageId,
        entry -> entry.with(entry.deliveries, accepted, entry.rejections + (accepted ? 0 : 1)));
  }

  /**
   * Enters an answer that is about to take effect.
   *
   * @return false when one of that MessageID has taken effect already
   */
  synchronized boolean answered(TakenRequest request, ProviderAnswer answer, String at) {
    if (given.containsKey(answer.messageId())) {
      return false;
    }
    Given entry =
        new Given(
            answer.messageId(),
            request.messageId(),
            request.type().namespace(),
            answer.kind(),
            answer.word(),
            answer.isLast(),
            at);
    given.put(entry.messageId, entry);
    file.accept("responses", entry);
    change(request.messageId(), old -> old.in(answer.isLast() ? answer.kind() : "in work"));
    return true;
  }

  synchronized boolean has(String responseId) {
    return given.containsKey(responseId);
  }

  synchronized List<Offered> requests() {
    return List.copyOf(offered.values());
  }

  synchronized List<Given> responses() {
    return new ArrayList<>(given.values());
  }

  private void change(String messageId, UnaryOperator<Offered> change) {
    Offered entry = offered.get(messageId);
    if (entry != null) {
      put(change.apply(entry));
    }
  }

  private void put(Offered entry) {
    offered.put(entry.messageId, entry);
    file.accept("requests", entry);
  }

  /**
   * A request in a provider's queue.
   *
   * @param rejections how many Acks said accepted=false
   * @param state {@code queued}, {@code in work}, or the kind of the last answer
   */
  record Offered(
      String messageId,
      String namespace,
      String root,
      @Nullable String caseId,
      String sender,
      boolean test,
      String replyTo,
      int deliveries,
      boolean acked,
      int rejections,
      String state) {

    Offered with(int times, boolean accepted, int refusals) {
      return new Offered(
          messageId, namespace, root, caseId, sender, test, replyTo, times, accepted, refusals,
          state);
    }

    Offered in(String next) {
      return new Offered(
          messageId,
          namespace,
          root,
          caseId,
          sender,
          test,
          replyTo,
          deliveries,
          acked,
          rejections,
          next);
    }
  }

  /** An answer that a provider gave. */
  record Given(
      String messageId,
      String requestId,
      String namespace,
      String kind,
      String status,
      boolean last,
      String at) {}
}
