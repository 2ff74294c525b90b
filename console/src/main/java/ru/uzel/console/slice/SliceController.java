package ru.uzel.console.slice;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.NothingFound;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.page.WrongParameter;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceCsv;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;
import ru.uzel.model.slice.StatisticalSlices;

/** The slices of the configuration, and each over the cases registered in a period. */
@Controller
class SliceController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Pages pages;
  private final StatisticalSlices slices;
  private final HubConfiguration configuration;
  private final PartyTitles titles;

  SliceController(
      Pages pages, StatisticalSlices slices, HubConfiguration configuration, PartyTitles titles) {
    this.pages = pages;
    this.slices = slices;
    this.configuration = configuration;
    this.titles = titles;
  }

  /** One of the list. */
  record Way(String title, String href) {}

  @GetMapping("/console/slices")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    List<Way> ways =
        configuration.slices().stream()
            .map(slice -> new Way(slice.title(), Address.slice(slice.name()).toString()))
            .toList();
    return pages.show(pages.visit(request), "slices", Map.of("ways", ways));
  }

  @GetMapping("/console/slices/{name}")
  ResponseEntity<byte[]> table(@PathVariable String name, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    SliceTable table = read(name, visit, request);
    return pages.show(visit, "slice", Map.of("slice", new SliceViews(titles, visit).of(table)));
  }

  @GetMapping("/console/slices/{name}/csv")
  ResponseEntity<byte[]> csv(@PathVariable String name, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    SliceTable table = read(name, visit, request);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + table.slice().fileName(table.period()) + "\"")
        .body(SliceCsv.of(new SliceViews(titles, visit).lines(table)));
  }

  private SliceTable read(String name, Visit visit, HttpServletRequest request) {
    Slice slice =
        configuration.slice(name).orElseThrow(() -> new NothingFound(name, List.of("place.slice")));
    return slices.table(slice, period(visit, request));
  }

  private SlicePeriod period(Visit visit, HttpServletRequest request) {
    LocalDate from = day("from", request);
    LocalDate to = day("to", request);
    try {
      return SlicePeriod.of(
          from, to, LocalDate.ofInstant(visit.now(), configuration.region().zone()));
    } catch (IllegalArgumentException endsBeforeItBegins) {
      throw new WrongParameter("to");
    }
  }

  private static @Nullable LocalDate day(String parameter, HttpServletRequest request) {
    String given = request.getParameter(parameter);
    if (given == null || given.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(given.strip());
    } catch (DateTimeException noDay) {
      throw new WrongParameter(parameter);
    }
  }
}
