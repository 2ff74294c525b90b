package ru.uzel.hub.management;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;
import ru.uzel.model.slice.StatisticalSlices;

/** Statistical slices, for whoever counts further: JSON, or CSV where it is asked for. */
@RestController
class SliceController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final StatisticalSlices slices;
  private final HubConfiguration configuration;
  private final Clock clock;

  SliceController(StatisticalSlices slices, HubConfiguration configuration, Clock clock) {
    this.slices = slices;
    this.configuration = configuration;
    this.clock = clock;
  }

  /** The slices there are, by the configuration of that revision. */
  record Known(String revision, List<SliceAnswer.Outline> slices) {}

  @GetMapping("/manage/slices")
  Known known() {
    return new Known(
        configuration.revision(),
        configuration.slices().stream().map(SliceAnswer.Outline::of).toList());
  }

  @GetMapping("/manage/slices/{name}")
  ResponseEntity<?> table(
      @PathVariable String name,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestHeader(defaultValue = MediaType.ALL_VALUE) String accept) {
    SliceTable table =
        slices.table(
            slice(name), SlicePeriod.of(day("from", from), day("to", to), LocalDate.now(today())));
    if (!wantsCsv(accept)) {
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .body(
              SliceAnswer.of(
                  table, configuration.revision(), configuration.region().zone().getId()));
    }
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + table.slice().fileName(table.period()) + "\"")
        .body(SliceAnswer.csv(table));
  }

  private Clock today() {
    return clock.withZone(configuration.region().zone());
  }

  private Slice slice(String name) {
    return configuration
        .slice(name)
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.NOT_FOUND,
                    Origin.CLIENT,
                    "no slice is called '"
                        + name
                        + "'; there are: "
                        + configuration.slices().stream()
                            .map(Slice::name)
                            .collect(Collectors.joining(", ")),
                    "name"));
  }

  private static @Nullable LocalDate day(String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(value.strip());
    } catch (DateTimeException noDay) {
      throw new IllegalArgumentException(
          "parameter '" + parameter + "' is no day: write it as 2026-11-01", noDay);
    }
  }

  /** Only who names it: a browser and curl take anything. */
  private static boolean wantsCsv(String accept) {
    return MediaType.parseMediaTypes(accept).stream()
        .anyMatch(type -> type.equalsTypeAndSubtype(CSV));
  }
}
