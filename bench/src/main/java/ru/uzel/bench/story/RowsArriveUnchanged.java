package ru.uzel.bench.story;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.book.BodyReceipt;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.RegionalBook;
import ru.uzel.bench.reconciliation.JournalView;
import ru.uzel.bench.wire.JsonEquality;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The original row of a file reaches the body as the same JSON value. */
final class RowsArriveUnchanged implements Check {

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    Map<String, BodyReceipt> received =
        books.smev().received().stream()
            .collect(toMap(BodyReceipt::hubMessageId, receipt -> receipt, (one, other) -> one));
    Map<String, RegionalBook.Sent> sent = books.regional().byRef();
    List<String> problems = new ArrayList<>();
    for (PlannedRequest request : story.requests()) {
      JsonNode row = request.row();
      RegionalBook.Sent entry = sent.get(request.ref());
      if (row != null && entry != null && request.fate().reachesABody()) {
        BodyReceipt receipt = received.get(String.valueOf(entry.serviceRequestId()));
        if (receipt == null || !isSame(row, receipt.sourceRecord())) {
          problems.add(request.ref() + ": исходная запись не дошла до исполнителя без изменений");
        }
      }
    }
    return problems;
  }

  private static boolean isSame(JsonNode row, @org.jspecify.annotations.Nullable String arrived) {
    try {
      return arrived != null && JsonEquality.equal(row, JsonHttp.MAPPER.readTree(arrived));
    } catch (JacksonException noJson) {
      return false;
    }
  }
}
