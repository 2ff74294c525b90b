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
            false,
            0,
            "queued"));
  }

  synchronized void delivered(String messageId, boolean spoiled) {
    change(messageId, entry -> entry.delivered(spoiled));
  }

  /** Its EOL came before anybody fetched it. */
  synchronized void ended(String messageId) {
    change(messageId, entry -> entry.in("ended"));
  }

  synchronized void acknowledged(String messageId, boolean accepted) {
    change(messageId, entry -> entry.acknowledged(accepted));
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
            answer.personSigned(),
            answer.files(),
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
   * @param tampered whether it was ever handed out altered or wrongly signed
   * @param rejections how many Acks said accepted=false
   * @param state {@code queued}, {@code in work}, {@code ended}, or the kind of the last answer
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
      boolean tampered,
      boolean acked,
      int rejections,
      String state) {

    Offered delivered(boolean spoiled) {
      return with(deliveries + 1, tampered || spoiled, acked, rejections, state);
    }

    Offered acknowledged(boolean accepted) {
      return with(deliveries, tampered, accepted, rejections + (accepted ? 0 : 1), state);
    }

    Offered in(String next) {
      return with(deliveries, tampered, acked, rejections, next);
    }

    private Offered with(int times, boolean spoiled, boolean accepted, int refusals, String now) {
      return new Offered(
          messageId, namespace, root, caseId, sender, test, replyTo, times, spoiled, accepted,
          refusals, now);
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
      boolean personSigned,
      List<TakenFile> files,
      String at) {}
}
