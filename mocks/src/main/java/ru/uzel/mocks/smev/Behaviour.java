package ru.uzel.mocks.smev;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the emulator is told to do, as {@code PUT /control/smev/behaviour} brings it; what is left
 * out is as in {@link #ORDINARY}.
 *
 * @param redeliveryMillis how long a message handed out stays away from the queue without Ack
 * @param redeliveryPerMebibyte by how much of that the time grows with each MiB of FTP attachments
 * @param quota how many messages a queue holds
 * @param recipientsPaused whether the systems at the other end leave their queues unread
 * @param registeredNamespaces виды сведений that СМЭВ knows; null means any
 * @param transactionCodes codes that are demanded, by вид сведений
 * @param inlineLimit bytes that the files sent along with one message may have together
 * @param ftpLimit bytes that its files on FTP may have together
 * @param attachmentQuota bytes that all files ever sent may have together
 * @param answerFiles what bodies attach to their reports
 * @param personalSignature whether and how persons sign what bodies and other systems send
 * @param answerDelayMillis how long a body works on a request
 * @param interim whether a body first says who works on it
 * @param inTurn whether an answer waits until the earlier ones to the same request are
 *     acknowledged; СМЭВ promises no such order
 * @param refusedStay whether what is acknowledged with {@code accepted="false"} goes back to its
 *     place; the documents say no more than that the message is ignored
 * @param staleMillis age from which a MessageID is stale
 * @param faults what is to go wrong
 * @param tamperNextResponses how many responses to alter after signing
 * @param wrongSignatureNextResponses how many responses to sign with a key nobody knows
 * @param down whether connections are closed without an answer
 * @param finalStatus the word a body ends with
 * @param answers other last words, by a marker in the request's text
 * @param transfer to whom a body sends a case on, wherever its last word is the word for that
 */
record Behaviour(
    @Nullable Long redeliveryMillis,
    @Nullable Double redeliveryPerMebibyte,
    @Nullable Integer quota,
    @Nullable Boolean recipientsPaused,
    @Nullable List<String> registeredNamespaces,
    @Nullable Map<String, List<String>> transactionCodes,
    @Nullable Long inlineLimit,
    @Nullable Long ftpLimit,
    @Nullable Long attachmentQuota,
    @Nullable List<PlannedFile> answerFiles,
    @Nullable PersonalSigning personalSignature,
    @Nullable Long answerDelayMillis,
    @Nullable Boolean interim,
    @Nullable Boolean inTurn,
    @Nullable Boolean refusedStay,
    @Nullable Long staleMillis,
    @Nullable List<Interference> faults,
    @Nullable Integer tamperNextResponses,
    @Nullable Integer wrongSignatureNextResponses,
    @Nullable Boolean down,
    @Nullable String finalStatus,
    @Nullable Map<String, String> answers,
    @Nullable PlannedTransfer transfer) {

  static final Behaviour ORDINARY = JsonMapper.shared().readValue("{}", Behaviour.class);

  /** That of a message without files; see {@link #redelivery(long)}. */
  Duration redelivery() {
    return Duration.ofMillis(or(redeliveryMillis, 5_000L));
  }

  /** Big files take long to fetch, so their message stays away longer. */
  Duration redelivery(long attachedBytes) {
    double mebibytes = attachedBytes / 1024.0 / 1024.0;
    double factor = 1 + mebibytes * or(redeliveryPerMebibyte, 0.1);
    return Duration.ofMillis(Math.round(redelivery().toMillis() * factor));
  }

  int queueQuota() {
    return or(quota, 1_000);
  }

  boolean areRecipientsPaused() {
    return or(recipientsPaused, false);
  }

  boolean knows(MessageType type) {
    return registeredNamespaces == null || registeredNamespaces.contains(type.namespace());
  }

  Optional<List<String>> codesOf(MessageType type) {
    return Optional.ofNullable(transactionCodes).map(codes -> codes.get(type.namespace()));
  }

  /** As in the official client; above it files go by FTP. */
  long inlineLimitBytes() {
    return or(inlineLimit, 5L * 1024 * 1024);
  }

  long ftpLimitBytes() {
    return or(ftpLimit, 1024L * 1024 * 1024);
  }

  long attachmentQuotaBytes() {
    return or(attachmentQuota, 10L * 1024 * 1024 * 1024);
  }

  PersonalSigning signingOfPersons() {
    return or(personalSignature, PersonalSigning.NONE);
  }

  Duration answerDelay() {
    return Duration.ofMillis(or(answerDelayMillis, 200L));
  }

  boolean withInterim() {
    return or(interim, true);
  }

  boolean isInTurn() {
    return or(inTurn, false);
  }

  boolean refusedGoBack() {
    return or(refusedStay, true);
  }

  /** Two days, as the documentation of the fault says. */
  Duration stale() {
    return Duration.ofMillis(or(staleMillis, Duration.ofDays(2).toMillis()));
  }

  boolean isDown() {
    return or(down, false);
  }

  String lastWord(String text) {
    return Optional.ofNullable(answers).orElse(Map.of()).entrySet().stream()
        .filter(answer -> text.contains(answer.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(or(finalStatus, "Решено"));
  }

  Optional<PlannedTransfer> transferWith(String word) {
    return Optional.ofNullable(transfer).filter(planned -> planned.goesWith(word));
  }

  List<Interference> interferences() {
    return or(faults, List.of());
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
