package ru.uzel.console.record;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PageOf;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.StoredRecord;

/** The journal, the newest first, by party, type, outcome and time. */
@Controller
class RecordsController {

  private static final int ROWS = 50;

  private final Pages pages;
  private final JournalPages journal;
  private final PartyTitles titles;

  RecordsController(Pages pages, JournalPages journal, PartyTitles titles) {
    this.pages = pages;
    this.journal = journal;
    this.titles = titles;
  }

  @GetMapping("/console/records")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    Visit visit = pages.visit(request);
    GivenFilter given = GivenFilter.of(request::getParameter, visit);
    PageOf<StoredRecord> page =
        PageOf.cut(journal.newest(given.filter(), given.before(), ROWS + 1), ROWS);
    List<RecordLine> lines = new RecordLines(titles).of(page.rows(), visit);
    Map<String, Object> shown = new HashMap<>();
    shown.put("form", given.form(titles, visit));
    shown.put("lines", lines);
    shown.put(
        "newest",
        given.before() == JournalPages.NEWEST ? "" : given.at(Address.records(), visit).toString());
    shown.put(
        "older",
        page.last()
            .map(last -> given.at(Address.records(), visit).with("before", last.sequence()))
            .map(Address::toString)
            .orElse(""));
    return pages.show(visit, "records", shown);
  }
}
