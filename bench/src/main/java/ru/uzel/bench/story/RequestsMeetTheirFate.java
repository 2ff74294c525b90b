package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.RegionalBook;
import ru.uzel.bench.reconciliation.JournalView;

/** Every request got the answer it was to get, and the journal tells the same of it. */
final class RequestsMeetTheirFate implements Check {

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    Map<String, RegionalBook.Sent> sent = books.regional().byRef();
    Set<String> receipts = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (PlannedRequest request : story.requests()) {
      RegionalBook.Sent entry = sent.get(request.ref());
      if (entry == null) {
        problems.add(request.ref() + ": портал не отправлял");
      } else if (!request.transport().expectedStatus().contains(entry.httpStatus())) {
        problems.add(
            request.ref()
                + ": ответ HTTP "
                + entry.httpStatus()
                + " вместо "
                + request.transport().expectedStatus()
                + " "
                + entry.error());
      } else {
        check(request, entry, receipts, journal, problems);
      }
    }
    return problems;
  }

  private static void check(
      PlannedRequest request,
      RegionalBook.Sent entry,
      Set<String> receipts,
      JournalView journal,
      List<String> problems) {
    String receipt = String.valueOf(entry.serviceRequestId());
    switch (request.fate()) {
      case REFUSED -> {
        if (entry.serviceRequestId() != null) {
          problems.add(request.ref() + ": отказ с номером обращения");
        }
        if (!isRefusal(request.ref(), journal)) {
          problems.add(request.ref() + ": в журнале нет отказа");
        }
      }
      case DUPLICATE -> {
        if (!receipts.contains(receipt)) {
          problems.add(request.ref() + ": повтор получил не первый номер");
        }
        if (journal.lines().stream()
            .noneMatch(line -> line.is("DUPLICATE") && receipt.equals(line.messageId()))) {
          problems.add(request.ref() + ": в журнале нет повтора");
        }
      }
      default -> {
        if (!receipts.add(receipt)) {
          problems.add(request.ref() + ": номер " + receipt + " уже выдан другому обращению");
        }
        Endings.check(request.ref(), request.fate(), receipt, journal, problems);
      }
    }
  }

  private static boolean isRefusal(String ref, JournalView journal) {
    return journal.lines().stream()
        .anyMatch(
            line ->
                (line.is("REFUSED") || line.is("SECURITY"))
                    && line.externalId() != null
                    && line.externalId().endsWith(ref));
  }
}
