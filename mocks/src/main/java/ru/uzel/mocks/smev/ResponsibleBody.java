package ru.uzel.mocks.smev;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The executive body behind every вид сведений: takes a case, works for a while, reports. */
final class ResponsibleBody implements AutoCloseable {

  private final ScheduledExecutorService work =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "smev-body");
            thread.setDaemon(true);
            return thread;
          });
  private static final int MOST_SILENT = 1_000;

  private final Deque<Held> held = new ArrayDeque<>();
  private final Deque<Held> silent = new ArrayDeque<>();
  private final ResponseForm form;
  private final Attacher attacher;
  private final MessageQueue queue;
  private final Rejections rejections;
  private final SmevBook book;
  private final Clock clock;

  ResponsibleBody(
      ResponseForm form,
      Attacher attacher,
      MessageQueue queue,
      Rejections rejections,
      SmevBook book,
      Clock clock) {
    this.form = form;
    this.attacher = attacher;
    this.queue = queue;
    this.rejections = rejections;
    this.book = book;
    this.clock = clock;
  }

  /** Whether the body's own incoming queue has room for a request. */
  boolean hasRoom(Behaviour behaviour) {
    synchronized (held) {
      return held.size() < behaviour.queueQuota();
    }
  }

  void take(
      TakenRequest request,
      CaseRequest content,
      Optional<List<PlannedAnswer>> planned,
      Behaviour behaviour) {
    if (behaviour.areRecipientsPaused()) {
      synchronized (held) {
        held.add(new Held(request, content, planned));
      }
      return;
    }
    if (planned.isPresent() && planned.get().isEmpty()) {
      keepSilent(new Held(request, content, planned));
    }
    long delay = behaviour.answerDelay().toMillis();
    Deque<Supplier<QueuedMessage>> answers =
        planned.isPresent()
            ? planned(request, content, planned.get())
            : usual(request, content, behaviour);
    give(answers, delay / Math.max(1, answers.size()));
  }

  private void keepSilent(Held request) {
    synchronized (silent) {
      silent.add(request);
      if (silent.size() > MOST_SILENT) {
        silent.remove();
      }
    }
  }

  /** Says something about those requests, after all. */
  void speak(BelatedAnswers belated) {
    List<Held> asked;
    synchronized (silent) {
      asked = silent.stream().filter(one -> one.content.text().contains(belated.match())).toList();
    }
    if (asked.isEmpty()) {
      throw new IllegalArgumentException("no body was silent on " + belated.match());
    }
    asked.forEach(one -> give(planned(one.request, one.content, belated.answers()), 0));
  }

  private Deque<Supplier<QueuedMessage>> planned(
      TakenRequest request, CaseRequest content, List<PlannedAnswer> planned) {
    Deque<Supplier<QueuedMessage>> answers = new ArrayDeque<>();
    for (PlannedAnswer answer : planned) {
      answers.add(() -> form.planned(request, content, answer, attacher.make(answer.files())));
    }
    return answers;
  }

  private Deque<Supplier<QueuedMessage>> usual(
      TakenRequest request, CaseRequest content, Behaviour behaviour) {
    Deque<Supplier<QueuedMessage>> answers = new ArrayDeque<>();
    if (behaviour.withInterim()) {
      answers.add(() -> form.status(request, 1, "Назначен исполнитель"));
    }
    String lastWord = behaviour.lastWord(content.text());
    answers.add(
        () ->
            form.report(
                request,
                content,
                lastWord,
                behaviour.transferWith(lastWord).orElse(null),
                attacher.make(behaviour.answerFiles())));
    return answers;
  }

  /** Fetches what lay in the queue while the body was paused, unless its time is over. */
  void resume(Behaviour behaviour) {
    while (!behaviour.areRecipientsPaused()) {
      Held next;
      synchronized (held) {
        next = held.poll();
      }
      if (next == null) {
        return;
      }
      if (next.request.hasEnded(clock.instant())) {
        rejections.reject(
            next.request, SmevFault.of("EndOfLifeReached", "время жизни сообщения истекло"));
      } else {
        take(next.request, next.content, next.planned, behaviour);
      }
    }
  }

  @Override
  public void close() {
    work.shutdownNow();
  }

  /**
   * One after the other: timers of their own would let a later answer overtake an earlier one as
   * soon as the machine is busy, and a body does not report the end before the beginning.
   */
  private void give(Deque<Supplier<QueuedMessage>> answers, long pause) {
    Supplier<QueuedMessage> next = answers.poll();
    if (next == null) {
      return;
    }
    var unused =
        work.schedule(
            () -> {
              try {
                QueuedMessage response = next.get();
                book.answered(response);
                queue.put(response);
              } catch (RuntimeException e) {
                System.err.println("СМЭВ emulator: a body could not answer: " + e);
              }
              give(answers, pause);
            },
            pause,
            TimeUnit.MILLISECONDS);
  }

  private record Held(
      TakenRequest request, CaseRequest content, Optional<List<PlannedAnswer>> planned) {}
}
