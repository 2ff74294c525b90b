package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ChannelStatus;
import ru.uzel.bench.reconciliation.JournalView;

/** Each channel reads the body's last word about its message, and only where there is one. */
final class AnswersReadRight implements Check {

  private static final String ANSWERED = "Отправлен ответ заявителю";

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    List<String> problems = new ArrayList<>();
    for (PlannedRequest request : story.requests()) {
      List<ChannelStatus> seen = seen(books.regional().statuses(), request.ref());
      ChannelStatus last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
      boolean closed = isClosed(last);
      if (request.fate() == Fate.DELIVERED
          && !(closed && told(last).contains(String.valueOf(request.finalWord())))) {
        problems.add(
            request.ref() + ": портал видит " + told(last) + ", ждал " + request.finalWord());
      }
      if (request.fate() == Fate.ANSWER_PARKED && closed) {
        problems.add(request.ref() + ": закрыто, хотя ответ не понят");
      }
    }
    for (PlannedRow row : story.rows()) {
      if (row.fate() == Fate.DELIVERED) {
        List<ChannelStatus> seen = seen(books.pos().statuses(), row.number());
        if (seen.stream().noneMatch(status -> answers(status, row))) {
          problems.add(
              "ПОС "
                  + row.number()
                  + ": видит "
                  + seen.stream().map(AnswersReadRight::told).toList()
                  + ", ждала "
                  + row.finalWord());
        }
      }
    }
    return problems;
  }

  private static boolean isClosed(@org.jspecify.annotations.Nullable ChannelStatus status) {
    return status != null && status.status().equals("closed");
  }

  private static boolean answers(ChannelStatus status, PlannedRow row) {
    return status.status().equals(ANSWERED)
        && status.text().contains(String.valueOf(row.finalWord()));
  }

  private static List<ChannelStatus> seen(List<ChannelStatus> statuses, String reference) {
    return statuses.stream().filter(status -> status.reference().equals(reference)).toList();
  }

  private static String told(@org.jspecify.annotations.Nullable ChannelStatus status) {
    return status == null ? "ничего" : status.status() + " «" + status.text() + "»";
  }
}
