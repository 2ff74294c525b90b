package ru.uzel.console.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import ru.uzel.console.language.Words;
import ru.uzel.console.message.MessageLine;
import ru.uzel.console.message.MessageLines;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.RecordLines;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.operation.QueueRole;

/** The first page: what is stuck, why, and what to do. */
@Controller
class OverviewController {

  private final Pages pages;
  private final Observation observation;
  private final PartyTitles titles;
  private final MessageLines messages;
  private final String revision;

  OverviewController(
      Pages pages,
      Observation observation,
      PartyTitles titles,
      MessageLines messages,
      HubConfiguration configuration) {
    this.pages = pages;
    this.observation = observation;
    this.titles = titles;
    this.messages = messages;
    this.revision = configuration.revision();
  }

  @GetMapping("/")
  ResponseEntity<byte[]> overview(HttpServletRequest request) {
    Visit visit = pages.visit(request);
    Situation situation = observation.now();
    List<Trouble> troubles = Diagnosis.of(situation);
    TroubleViews views = new TroubleViews(titles);
    Map<String, Object> shown = new HashMap<>();
    shown.put("verdict", verdict(troubles, visit.words()));
    shown.put("tone", tone(troubles));
    shown.put("troubles", troubles.stream().map(trouble -> views.of(trouble, visit)).toList());
    shown.put(
        "heads",
        Arrays.stream(QueueRole.values())
            .map(role -> visit.words().of("queue." + role.name()))
            .toList());
    shown.put("parties", new PartyLines(titles).of(situation, visit));
    shown.put("revision", revision);
    shown.put("allFailures", Address.records().with("outcome", JournalOutcome.FAILURE).toString());
    journal(situation, visit, shown);
    return pages.show(visit, "overview", shown);
  }

  private void journal(Situation situation, Visit visit, Map<String, Object> shown) {
    Situation.Findings found = situation.journal();
    shown.put("known", found != null);
    shown.put(
        "failures",
        found == null ? List.of() : new RecordLines(titles).of(found.failures(), visit));
    shown.put("messages", found == null ? List.of() : recent(found, visit));
    shown.put("size", found == null ? "" : visit.words().number(found.head().size()));
    shown.put("root", found == null ? "" : found.head().rootHash());
  }

  /** The database may have gone since the journal was read. */
  private List<MessageLine> recent(Situation.Findings found, Visit visit) {
    try {
      return messages.of(found.accepted(), visit);
    } catch (RetryableFailure away) {
      return List.of();
    }
  }

  private static String verdict(List<Trouble> troubles, Words words) {
    long stands = count(troubles, Trouble.Level.STOP);
    long person = count(troubles, Trouble.Level.PERSON);
    if (stands > 0) {
      return words.of("verdict.stop");
    }
    if (person > 0) {
      return words.of("verdict.person");
    }
    return words.of(troubles.isEmpty() ? "verdict.well" : "verdict.look");
  }

  private static long count(List<Trouble> troubles, Trouble.Level level) {
    return troubles.stream().filter(trouble -> trouble.kind().level() == level).count();
  }

  private static String tone(List<Trouble> troubles) {
    if (count(troubles, Trouble.Level.STOP) > 0) {
      return "stop";
    }
    return troubles.isEmpty() ? "done" : "wait";
  }
}
