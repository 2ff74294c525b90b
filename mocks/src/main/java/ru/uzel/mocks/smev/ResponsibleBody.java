package ru.uzel.mocks.smev;

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
  private final AnswerForm form;
  private final ResponseQueue queue;
  private final SmevBook book;

  ResponsibleBody(AnswerForm form, ResponseQueue queue, SmevBook book) {
    this.form = form;
    this.queue = queue;
    this.book = book;
  }

  void take(SmevNamespaces ns, CaseRequest request, Behaviour behaviour) {
    long delay = behaviour.answerDelay().toMillis();
    String lastWord = behaviour.lastWord(request.text());
    if (behaviour.withInterim()) {
      String word = "Назначен исполнитель";
      after(
          delay / 2,
          () -> form.response(ns, request, "status", word, AnswerForm.status(ns, 1, word)));
    }
    after(
        delay,
        () ->
            form.response(
                ns, request, "content", lastWord, AnswerForm.report(ns, request, 2, lastWord)));
  }

  @Override
  public void close() {
    work.shutdownNow();
  }

  private void after(long millis, Supplier<QueuedResponse> answer) {
    var unused =
        work.schedule(
            () -> {
              QueuedResponse response = answer.get();
              book.answered(response);
              queue.put(response);
            },
            millis,
            TimeUnit.MILLISECONDS);
  }
}
