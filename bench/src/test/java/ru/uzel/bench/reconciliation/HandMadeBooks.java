package ru.uzel.bench.reconciliation;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.bench.book.BodyAnswer;
import ru.uzel.bench.book.BodyReceipt;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ChannelStatus;
import ru.uzel.bench.book.ExecutorBook;
import ru.uzel.bench.book.Inquiry;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.JsonChannels;
import ru.uzel.bench.book.Notice;
import ru.uzel.bench.book.PosBook;
import ru.uzel.bench.book.RegionalBook;
import ru.uzel.bench.book.SmevBook;

/**
 * Books of a good run, to be spoilt by each test: a resident's request R-1 through the portal and a
 * row 300 through the ПОС, and an inquiry of another authority, all answered by the body and seen
 * by their channels.
 */
final class HandMadeBooks {

  final List<RegionalBook.Sent> portalSent = new ArrayList<>();
  final List<ChannelStatus> portalStatuses = new ArrayList<>();
  final List<PosBook.Sent> rows = new ArrayList<>();
  final List<ChannelStatus> posStatuses = new ArrayList<>();
  final List<BodyReceipt> received = new ArrayList<>();
  final List<BodyAnswer> answers = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<Inquiry> inquiries = new ArrayList<>();
  final List<ExecutorBook.Told> updates = new ArrayList<>();
  final List<JournalLine> journal = new ArrayList<>();

  HandMadeBooks() {
    portalSent.add(new RegionalBook.Sent("R-1", 1, 201, "m1", null));
    portalStatuses.add(new ChannelStatus("regional", "R-1", "closed", "Решено", ""));
    passOne("regional", "R-1", "m1", "c1", "wire-1");
    answer("regional", "R-1", "c1", "wire-1", "answer-1", "m1a");
    rows.add(new PosBook.Sent("300", "first.xlsx", false));
    posStatuses.add(new ChannelStatus("pos", "300", "Решено", "Убрано", "out-1.xlsx"));
    passOne("pos", "300", "m2", "c2", "wire-2");
    answer("pos", "300", "c2", "wire-2", "answer-2", "m2a");
    asked(new Inquiry.Answer("content", "Решено", true, List.of()));
    passOne("inquiries", "wire-0", "m0", "c0", "wire-3");
    answer("inquiries", "wire-0", "c0", "wire-3", "answer-3", "m0a");
  }

  /** What another authority that asked was answered. */
  void asked(Inquiry.Answer... answers) {
    inquiries.clear();
    inquiries.add(new Inquiry("wire-0", "case-0", true, List.of(answers)));
  }

  /** A term of the first case comes to a phase, and the body is told. */
  void passes(int round, String phase, String id) {
    journal("ACCEPTED", "uzel", null, id, null, "c1/RULE/" + round + "/" + phase, "");
    journal("DECIDED", "uzel", "c1", id, null, "c1/RULE/" + round + "/" + phase, "the clock: …");
    journal("OUTPUT", "roads", "c1", id + "-o", id, null, "");
    journal("DELIVERED", "roads", "c1", id + "-o", id, null, "");
    notices.add(new Notice("c1", "RULE", phase));
  }

  void passOne(String channel, String reference, String id, String caseId, String messageId) {
    journal("ACCEPTED", channel, null, id, null, reference, "");
    journal("DECIDED", channel, caseId, id, null, reference, "opened");
    journal("OUTPUT", "roads", caseId, id + "-o", id, null, "");
    journal("DELIVERED", "roads", caseId, id + "-o", id, null, "");
    received.add(new BodyReceipt("roads", messageId, id, channel, reference, 1, null));
  }

  private void answer(
      String channel,
      String reference,
      String caseId,
      String messageId,
      String responseId,
      String id) {
    answers.add(new BodyAnswer(messageId, responseId, "content", "Решено", List.of(), 0, true, 1));
    journal("ACCEPTED", "roads", null, id, null, responseId, "");
    journal("DECIDED", "roads", caseId, id, null, responseId, "applied RESOLVED");
    journal("OUTPUT", channel, caseId, id + "-o", id, reference, "");
    journal("DELIVERED", channel, caseId, id + "-o", id, reference, "");
  }

  void journal(
      String type,
      String party,
      String caseId,
      String messageId,
      String causationId,
      String externalId,
      String detail) {
    journal.add(
        new JournalLine(
            journal.size() + 1,
            java.time.Instant.EPOCH,
            type,
            party,
            caseId,
            messageId,
            causationId,
            externalId,
            null,
            detail,
            null));
  }

  void refusal(String type, String party, String externalId, String failure) {
    journal.add(
        new JournalLine(
            journal.size() + 1,
            java.time.Instant.EPOCH,
            type,
            party,
            null,
            null,
            null,
            externalId,
            failure,
            "",
            null));
  }

  void forget(String type, String messageId) {
    journal.removeIf(line -> line.is(type) && messageId.equals(line.messageId()));
  }

  void repeat(String type, String messageId) {
    journal.stream()
        .filter(line -> line.is(type) && messageId.equals(line.messageId()))
        .findFirst()
        .ifPresent(journal::add);
  }

  Books books() {
    return new Books(
        new RegionalBook(portalSent, portalStatuses),
        new PosBook(rows, posStatuses, List.of()),
        new SmevBook(received, answers, notices, List.of(), inquiries, 0, 0),
        new ExecutorBook(List.of(), List.of(), updates),
        JsonChannels.NONE,
        journal,
        List.of());
  }

  List<String> findings() {
    return Reconciliation.of(books()).findings().stream().map(Finding::toString).toList();
  }
}
