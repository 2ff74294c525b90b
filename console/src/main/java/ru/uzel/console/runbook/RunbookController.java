package ru.uzel.console.runbook;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.uzel.console.page.NothingFound;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.Visit;

/** Symptom → where to look → what to do, at hand where the symptom is shown. */
@Controller
class RunbookController {

  private final Pages pages;
  private final Chapters chapters = new Chapters();

  RunbookController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/console/runbook")
  ResponseEntity<byte[]> contents(HttpServletRequest request) {
    return chapter(Chapters.FIRST, request);
  }

  @GetMapping("/console/runbook/{name}")
  ResponseEntity<byte[]> chapter(@PathVariable String name, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    Chapters.Chapter chapter =
        chapters
            .find(name, visit.language())
            .orElseThrow(() -> new NothingFound(name, List.of("place.runbook")));
    return pages.show(
        visit, "runbook", Map.of("chapter", chapter, "first", name.equals(Chapters.FIRST)));
  }
}
