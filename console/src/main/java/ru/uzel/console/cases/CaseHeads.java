package ru.uzel.console.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.Link;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.message.CanonicalStatus;

/** Puts the outline of a case into words. */
final class CaseHeads {

  private CaseHeads() {}

  static CaseView.Head of(CaseOutline outline, PartyTitles titles, Visit visit) {
    Words words = visit.words();
    return new CaseView.Head(
        words.word("status", outline.status()),
        isFinal(outline.status()) ? "done" : "work",
        outline.category(),
        Optional.ofNullable(outline.problem()).orElse(""),
        words.word("priority", outline.priority()),
        visit.times().moment(outline.openedAt()),
        visit.times().moment(outline.updatedAt()),
        origins(outline, titles, visit));
  }

  private static List<CaseView.OriginLine> origins(
      CaseOutline outline, PartyTitles titles, Visit visit) {
    List<CaseView.OriginLine> lines = new ArrayList<>();
    for (CaseOutline.Origin origin : outline.origins()) {
      lines.add(
          new CaseView.OriginLine(
              titles.of(origin.party(), visit.language()),
              origin.number().value(),
              visit.words().of(lines.isEmpty() ? "origin.opened" : "origin.joined"),
              visit.times().moment(origin.receivedAt()),
              Link.to(origin.messageId())));
    }
    return lines;
  }

  private static boolean isFinal(String status) {
    try {
      return CanonicalStatus.valueOf(status).isFinal();
    } catch (IllegalArgumentException newer) {
      return false;
    }
  }
}
