package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ChannelStatus;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.reconciliation.JournalView;

/** Every post, card and appeal went where it was to go, and its channel was told the end. */
final class MessagesMeetTheirFate implements Check {

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    List<String> problems = new ArrayList<>();
    for (PlannedMessage message : story.messages()) {
      String subject = message.channel() + " " + message.ref();
      List<JournalLine> receipts = journal.accepted(message.channel(), message.ref());
      int wanted = message.fate().isAccepted() ? 1 : 0;
      if (receipts.size() != wanted) {
        problems.add(subject + ": приёмов " + receipts.size() + " вместо " + wanted);
      } else if (wanted == 1) {
        String id = String.valueOf(receipts.get(0).messageId());
        Endings.check(subject, message.fate(), id, journal, problems);
        isTold(message, books.statuses(), problems);
      } else if (books.sends().stream()
          .noneMatch(
              send ->
                  send.channel().equals(message.channel())
                      && send.reference().equals(message.ref())
                      && send.refusal() != null)) {
        problems.add(subject + ": канал не получил отказа");
      }
    }
    return problems;
  }

  private static void isTold(
      PlannedMessage message, List<ChannelStatus> statuses, List<String> problems) {
    List<ChannelStatus> told =
        statuses.stream()
            .filter(status -> status.channel().equals(message.channel()))
            .filter(status -> status.reference().equals(message.ref()))
            .toList();
    boolean asPlanned =
        message.lastStatus() == null
            ? told.isEmpty()
            : told.stream().anyMatch(status -> ends(status, message));
    if (!asPlanned) {
      problems.add(
          message.channel()
              + " "
              + message.ref()
              + ": каналу сказано "
              + told.stream().map(ChannelStatus::status).toList()
              + ", ждали "
              + message.lastStatus());
    }
  }

  private static boolean ends(ChannelStatus status, PlannedMessage message) {
    return status.status().equals(message.lastStatus())
        && (message.files().isEmpty()
            || status.text().equals(Long.toString(message.files().get(0).size())));
  }
}
