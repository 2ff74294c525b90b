package ru.uzel.bench.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.JsonChannels;
import ru.uzel.bench.reconciliation.Reconciliation;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.MocksApi;
import tools.jackson.databind.JsonNode;

/** Plays the story, leap by leap; what does not come in time is a problem of its result. */
public final class ForwardPlayer {

  private static final String FAST_TRACK = "POS_FAST_TRACK";
  private static final String APPEAL = "FZ59_CONSIDER";
  private static final String BODY = "roads";

  /** Ten days after the day on which it was registered, to the end of the last. */
  private static final Duration FAST_TRACK_TERM = Duration.ofDays(11);

  /** What has to be due is due a little later than it is said to be. */
  private static final Duration AFTER = Duration.ofMinutes(1);

  private static final Duration STEP = Duration.ofMillis(300);
  private static final Duration QUIET = Duration.ofMillis(1500);

  private final ForwardStory story;
  private final MocksApi mocks;
  private final HubApi hub;
  private final Duration patience;
  private final Consumer<String> teller;
  private final TermJournal journal;
  private final List<String> problems = new ArrayList<>();
  private boolean refusedExtension;

  /**
   * @param firstNumber of the two messages
   * @param patience how long anything is waited for
   */
  public ForwardPlayer(
      MocksApi mocks, HubApi hub, long firstNumber, Duration patience, Consumer<String> teller) {
    this.story = new ForwardStory(Long.toString(firstNumber), Long.toString(firstNumber + 1));
    this.mocks = mocks;
    this.hub = hub;
    this.patience = patience;
    this.teller = teller;
    this.journal = new TermJournal(hub, patience, teller);
  }

  public ForwardResult play(String fileName) throws InterruptedException {
    Instant began = hub.time();
    mocks.behave(story.behaviour());
    mocks.dropExport(story.export(fileName));
    String fastTrack = opened(story.fastTrack());
    String appeal = opened(story.appeal());
    if (problems.isEmpty()) {
      Instant start = lateAnswer(fastTrack);
      extendedOnce(appeal, start);
    }
    Reconciliation reconciliation = reconciled();
    reconciliation.findings().forEach(finding -> problems.add(finding.toString()));
    return new ForwardResult(
        journal.of(fastTrack),
        journal.of(appeal),
        journal.alarms(),
        books().notices().stream()
            .filter(notice -> notice.caseId().equals(fastTrack) || notice.caseId().equals(appeal))
            .toList(),
        reconciliation,
        Duration.between(began, hub.time()),
        refusedExtension,
        List.copyOf(problems));
  }

  /** Once nothing is on its way any more, or patience is over. */
  private Reconciliation reconciled() throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    Reconciliation reconciliation = Reconciliation.of(books());
    while (!reconciliation.findings().isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(STEP.toMillis());
      reconciliation = Reconciliation.of(books());
    }
    // What comes twice comes soon.
    Thread.sleep(QUIET.toMillis());
    return Reconciliation.of(books());
  }

  private Books books() {
    return new Books(
        mocks.regionalBook(),
        mocks.posBook(),
        mocks.smevBook(),
        mocks.executorBook(),
        JsonChannels.NONE,
        journal.toNow(),
        List.of());
  }

  /** The case that a message opened, once the body has it. */
  private String opened(String number) throws InterruptedException {
    Optional<JournalLine> decided =
        journal.await(line -> line.is("DECIDED") && number.equals(line.externalId()));
    String caseId = decided.map(JournalLine::caseId).orElse("");
    expect(
        journal
            .await(
                line ->
                    line.is("DELIVERED")
                        && BODY.equals(line.party())
                        && caseId.equals(line.caseId()))
            .isPresent(),
        "сообщение " + number + " не дошло до органа");
    return caseId;
  }

  /** Gives from when the terms of both are counted. */
  private Instant lateAnswer(String caseId) throws InterruptedException {
    teller.accept("фаст-трек: орган молчит");
    Instant due =
        journal
            .await(caseId, FAST_TRACK + "/1 STARTED")
            .map(TermEvent::dueAt)
            .orElse(hub.time().plus(FAST_TRACK_TERM));
    Instant start = due.minus(FAST_TRACK_TERM);
    comes(caseId, FAST_TRACK + "/1 WARN_50", start.plus(FAST_TRACK_TERM.dividedBy(2)));
    comes(
        caseId,
        FAST_TRACK + "/1 WARN_80",
        start.plus(FAST_TRACK_TERM.multipliedBy(4).dividedBy(5)));
    comes(caseId, FAST_TRACK + "/1 DUE", due.minus(Duration.ofDays(1)));
    comes(caseId, FAST_TRACK + "/1 OVERDUE", due);
    expect(overdueCases() > 0, "у органа нет просроченных дел в /manage/status");
    teller.accept("орган отвечает, с опозданием");
    mocks.speak(ForwardStory.lastWord(story.fastTrack(), "Решено", 1));
    expect(caseId, FAST_TRACK + "/1 MET");
    return start;
  }

  private void extendedOnce(String caseId, Instant start) throws InterruptedException {
    Instant due =
        journal.await(caseId, APPEAL + "/1 STARTED").map(TermEvent::dueAt).orElse(hub.time());
    comes(caseId, APPEAL + "/1 WARN_50", halfway(start, due));
    teller.accept("обращение по 59-ФЗ: орган продлевает срок и уведомляет заявителя");
    mocks.speak(ForwardStory.extension(story.appeal(), "Назначена экспертиза моста.", 1));
    Optional<TermEvent> extended = expect(caseId, APPEAL + "/2 STARTED");
    expect(
        extended.filter(event -> due.equals(event.movedFrom())).isPresent(),
        "продление не сдвинуло срок");
    teller.accept("и ещё раз: второго продления закон не знает");
    mocks.speak(ForwardStory.extension(story.appeal(), "Экспертиза не готова.", 2));
    refusedExtension =
        journal
            .await(
                line ->
                    caseId.equals(line.caseId())
                        && line.detail().equals("stored: its term was extended once already"))
            .isPresent();
    expect(refusedExtension, "второе продление не отклонено");
    Instant half = halfway(start, extended.map(TermEvent::dueAt).orElse(due));
    Instant beyondTheOldEnd = due.plus(Duration.ofDays(3));
    comes(caseId, APPEAL + "/2 WARN_50", half.isAfter(beyondTheOldEnd) ? half : beyondTheOldEnd);
    mocks.speak(ForwardStory.lastWord(story.appeal(), "Разъяснено", 3));
    expect(caseId, APPEAL + "/2 MET");
    expect(
        journal.of(caseId).stream()
            .noneMatch(event -> event.term().startsWith(APPEAL) && event.phase().equals("OVERDUE")),
        "продлённое обращение сочтено просроченным");
    expect(overdueCases() == 0, "после ответов остались просроченные дела");
  }

  private static Instant halfway(Instant start, Instant due) {
    return start.plus(Duration.between(start, due).dividedBy(2));
  }

  /** Time leaps to where the phase begins, and it has to come. */
  private void comes(String caseId, String name, Instant at) throws InterruptedException {
    Duration step = Duration.between(hub.time(), at.plus(AFTER));
    if (!step.isNegative()) {
      teller.accept("проходит " + step.toDays() + " сут. " + step.toHoursPart() + " ч");
      hub.leap(step, "показ: " + name);
    }
    expect(caseId, name);
  }

  private Optional<TermEvent> expect(String caseId, String name) throws InterruptedException {
    Optional<TermEvent> event = journal.await(caseId, name);
    expect(event.isPresent(), "не наступило: " + name);
    return event;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }

  private int overdueCases() {
    for (JsonNode party : hub.status().path("parties")) {
      if (party.path("party").asString("").equals(BODY)) {
        return party.path("overdueCases").asInt(0);
      }
    }
    return 0;
  }
}
