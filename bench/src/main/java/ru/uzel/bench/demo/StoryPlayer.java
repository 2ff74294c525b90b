package ru.uzel.bench.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.RegionalBook;
import ru.uzel.bench.story.Fate;
import ru.uzel.bench.story.PlannedExport;
import ru.uzel.bench.story.PlannedInquiry;
import ru.uzel.bench.story.PlannedMessage;
import ru.uzel.bench.story.PlannedRequest;
import ru.uzel.bench.story.Story;
import ru.uzel.bench.story.Verdict;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.MocksApi;

/** Plays a story through the mocks and watches the books until everything has met its fate. */
final class StoryPlayer {

  private static final Duration STEP = Duration.ofMillis(300);

  /** What comes twice comes soon: so long the books are watched after all seems good. */
  private static final Duration QUIET = Duration.ofMillis(1500);

  private final Story story;
  private final MocksApi mocks;
  private final HubApi hub;
  private final KeptFiles kept;
  private final Narrator narrator;
  private final List<JournalLine> journal = new ArrayList<>();
  private final Set<String> told = new LinkedHashSet<>();

  StoryPlayer(Story story, MocksApi mocks, HubApi hub, Narrator narrator) {
    this.story = story;
    this.mocks = mocks;
    this.hub = hub;
    this.kept = new KeptFiles(hub);
    this.narrator = narrator;
  }

  Verdict play(Duration patience) throws InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    mocks.behave(StoryControls.behaviour(story));
    mocks.behaveBody(StoryControls.bodyBehaviour(story));
    narrator.chapter("Жители пишут: портал, ПОС, соцсети, «Добродел», обращения по 59-ФЗ");
    sendMessages();
    send(story.first(), story.firstExports());
    while (!firstWaveIsIn() && Instant.now().isBefore(deadline)) {
      Thread.sleep(STEP.toMillis());
    }
    narrator.chapter("Другие ведомства спрашивают регион через СМЭВ: узел — поставщик");
    for (PlannedInquiry inquiry : story.inquiries()) {
      narrator.tell("СМЭВ: " + inquiry.title());
      mocks.ask(StoryControls.inquiry(inquiry));
    }
    narrator.chapter("То же самое ещё раз: ничто не должно быть сделано дважды");
    send(story.second(), story.secondExports());
    Verdict verdict = judge();
    while (!verdict.isGood() && Instant.now().isBefore(deadline)) {
      Thread.sleep(STEP.toMillis());
      verdict = judge();
    }
    if (verdict.isGood()) {
      Thread.sleep(QUIET.toMillis());
      verdict = judge();
    }
    return verdict;
  }

  private void send(List<PlannedRequest> requests, List<PlannedExport> exports) {
    mocks.sendRequests(StoryControls.requests(requests));
    requests.forEach(
        request -> narrator.tell("портал: " + request.title() + announced(request.fate())));
    for (PlannedExport export : exports) {
      narrator.tell("ПОС: " + export.title() + ", строк " + export.rows().size());
      if (export.path() == null) {
        mocks.dropExport(StoryControls.export(export));
      } else {
        mocks.dropFile(StoryControls.file(export, export.path()));
      }
    }
  }

  private void sendMessages() {
    List<PlannedMessage> messages = story.messages();
    messages.forEach(
        message ->
            narrator.tell(message.channel() + ": " + message.title() + announced(message.fate())));
    mocks.publishPosts(StoryControls.posts(messages));
    mocks.showCards(StoryControls.cards(messages));
    mocks.registerAppeals(StoryControls.registrations(messages));
  }

  private static String announced(Fate fate) {
    return switch (fate) {
      case REFUSED -> "  (ждём отказа)";
      case DUPLICATE -> "  (ждём тот же номер)";
      case ANSWER_PARKED -> "  (ответ отложат до решения человека)";
      default -> "";
    };
  }

  private boolean firstWaveIsIn() {
    Books books = books();
    Map<String, RegionalBook.Sent> sent = books.regional().byRef();
    boolean answered =
        story.first().stream()
            .allMatch(
                request -> {
                  RegionalBook.Sent entry = sent.get(request.ref());
                  return entry != null && entry.httpStatus() >= 200 && entry.httpStatus() < 500;
                });
    long rows =
        story.firstExports().stream()
            .flatMap(export -> export.rows().stream())
            .filter(row -> row.fate() != Fate.REFUSED && row.fate() != Fate.DUPLICATE)
            .count();
    return answered
        && books.journal().stream()
                .filter(line -> line.is("ACCEPTED") && Books.POS.equals(line.party()))
                .count()
            >= rows;
  }

  private Books books() {
    long last = journal.isEmpty() ? 0 : journal.get(journal.size() - 1).sequence();
    for (JournalLine line : hub.journalToEnd(last)) {
      journal.add(line);
      kept.follow(line);
      tell(Chronicle.line(line));
    }
    return new Books(
        mocks.regionalBook(),
        mocks.posBook(),
        mocks.smevBook(),
        mocks.executorBook(),
        mocks.jsonChannels(),
        journal,
        kept.all());
  }

  private void tell(@Nullable String line) {
    if (line != null && told.add(line)) {
      narrator.tell(line);
    }
  }

  private Verdict judge() {
    return Verdict.of(story, books());
  }
}
