package ru.uzel.console.search;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import ru.uzel.console.page.NothingFound;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.Visit;
import ru.uzel.console.page.WrongParameter;
import ru.uzel.model.message.ExternalId;

/** Finds by any number: the hub's of a message or a case, a party's own, a reference. */
@Controller
class SearchController {

  private final Pages pages;
  private final Finder finder;

  SearchController(Pages pages, Finder finder) {
    this.pages = pages;
    this.finder = finder;
  }

  @GetMapping("/console/search")
  ResponseEntity<byte[]> search(HttpServletRequest request) {
    Visit visit = pages.visit(request);
    String given = request.getParameter("q");
    String sought = given == null ? "" : given.strip();
    if (sought.length() > ExternalId.LONGEST || sought.indexOf('\0') >= 0) {
      throw new WrongParameter("q");
    }
    if (sought.isEmpty()) {
      return pages.show(visit, "search", Map.of("sought", "", "hits", List.of()));
    }
    List<Hit> hits = finder.find(sought, visit);
    if (hits.isEmpty()) {
      throw new NothingFound(
          sought, List.of("place.message-id", "place.case-id", "place.number", "place.reference"));
    }
    if (hits.size() == 1) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .location(URI.create(hits.get(0).link().href()))
          .build();
    }
    return pages.show(visit, "search", Map.of("sought", sought, "hits", hits));
  }
}
