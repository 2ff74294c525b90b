package ru.uzel.console.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.NothingFound;
import ru.uzel.console.page.PageOf;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.page.WrongParameter;
import ru.uzel.console.record.GivenFilter;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.MessageId;

/** The list of accepted messages, and one message's life. */
@Controller
class MessageController {

  private static final int ROWS = 25;
  private static final int RECORDS = 200;

  private final Pages pages;
  private final JournalPages journal;
  private final PartyTitles titles;
  private final MessageLines lines;
  private final MessageViews views;

  MessageController(
      Pages pages,
      JournalPages journal,
      PartyTitles titles,
      MessageLines lines,
      MessageViews views) {
    this.pages = pages;
    this.journal = journal;
    this.titles = titles;
    this.lines = lines;
    this.views = views;
  }

  @GetMapping("/console/messages")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    Visit visit = pages.visit(request);
    GivenFilter given = GivenFilter.of(request::getParameter, visit);
    PageOf<StoredRecord> page =
        PageOf.cut(
            journal.newest(given.filter(Set.of(JournalType.ACCEPTED)), given.before(), ROWS + 1),
            ROWS);
    Map<String, Object> shown = new HashMap<>();
    shown.put("form", given.form(titles, visit));
    shown.put("lines", lines.of(page.rows(), visit));
    shown.put(
        "newest",
        given.before() == JournalPages.NEWEST
            ? ""
            : given.at(Address.messages(), visit).toString());
    shown.put(
        "older",
        page.last()
            .map(last -> given.at(Address.messages(), visit).with("before", last.sequence()))
            .map(Address::toString)
            .orElse(""));
    return pages.show(visit, "messages", shown);
  }

  @GetMapping("/console/messages/{id}")
  ResponseEntity<byte[]> life(@PathVariable String id, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    MessageId messageId;
    try {
      messageId = MessageId.parse(id);
    } catch (IllegalArgumentException noId) {
      throw new NothingFound(id, List.of("place.message-id"));
    }
    long after = after(request);
    PageOf<StoredRecord> page = PageOf.cut(journal.life(messageId, after, RECORDS + 1), RECORDS);
    if (page.rows().isEmpty()) {
      throw new NothingFound(id, List.of("place.message-id"));
    }
    return pages.show(
        visit, "message", Map.of("message", views.of(messageId, page, after == 0, visit)));
  }

  private static long after(HttpServletRequest request) {
    String after = request.getParameter("after");
    try {
      return after == null || after.isBlank() ? 0 : Long.parseLong(after);
    } catch (NumberFormatException senseless) {
      throw new WrongParameter("after");
    }
  }
}
