package ru.uzel.console.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.NothingFound;
import ru.uzel.console.page.Pages;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;

/** One case's timeline across channels, queues and parties. */
@Controller
class CaseController {

  private static final int MOST = 500;

  /** What a fact or its outputs tell better; every other type is shown, those to come too. */
  private static final Set<JournalType> TOLD_BY_FACTS =
      EnumSet.of(
          JournalType.ACCEPTED,
          JournalType.ATTACHED,
          JournalType.DECIDED,
          JournalType.OUTPUT,
          JournalType.PREPARED);

  private final Pages pages;
  private final CaseReader cases;
  private final JournalPages journal;
  private final PartyTitles titles;

  CaseController(Pages pages, CaseReader cases, JournalPages journal, PartyTitles titles) {
    this.pages = pages;
    this.cases = cases;
    this.journal = journal;
    this.titles = titles;
  }

  @GetMapping("/console/cases/{id}")
  ResponseEntity<byte[]> timeline(@PathVariable String id, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    CaseId caseId;
    try {
      caseId = CaseId.parse(id);
    } catch (IllegalArgumentException noId) {
      throw new NothingFound(id, List.of("place.case-id"));
    }
    Optional<CaseOutline> outline = cases.find(caseId);
    List<StoredRecord> records = records(caseId, outline.isPresent());
    if (outline.isEmpty() && records.isEmpty()) {
      throw new NothingFound(id, List.of("place.case-id"));
    }
    List<CaseFact> facts = cases.facts(caseId, MOST);
    List<CaseOutput> outputs = cases.outputs(caseId, MOST);
    Map<MessageId, MessageStanding> standings =
        journal.standings(outputs.stream().map(CaseOutput::id).toList()).stream()
            .collect(
                Collectors.toMap(MessageStanding::id, Function.identity(), (one, other) -> one));
    CaseView view =
        new CaseView(
            caseId.toString(),
            outline.map(found -> CaseHeads.of(found, titles, visit)).orElse(null),
            new Timeline(titles, visit).of(facts, outputs, standings, records),
            Math.max(Math.max(facts.size(), outputs.size()), records.size()) >= MOST,
            Address.records().with("case", caseId).toString());
    return pages.show(visit, "case", Map.of("hubCase", view));
  }

  private List<StoredRecord> records(CaseId id, boolean withFacts) {
    Set<JournalType> types = EnumSet.allOf(JournalType.class);
    if (withFacts) {
      types.removeAll(TOLD_BY_FACTS);
    }
    List<StoredRecord> newestFirst =
        new ArrayList<>(
            journal.newest(
                new RecordFilter(null, types, null, id, null, null), JournalPages.NEWEST, MOST));
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
