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
  private final ResponseForm form;
  private final MessageQueue queue;
  private final SmevBook book;

  ResponsibleBody(ResponseForm form, MessageQueue queue, SmevBook book) {
    this.form = form;
    this.queue = queue;
    this.book = book;
  }

  void take(TakenRequest request, CaseRequest content, Behaviour behaviour) {
    long delay = behaviour.answerDelay().toMillis();
    String lastWord = behaviour.lastWord(content.text());
    if (behaviour.withInterim()) {
      after(delay / 2, () -> form.status(request, 1, "Назначен исполнитель"));
    }
    after(delay, () -> form.report(request, content, lastWord));
  }

  @Override
  public void close() {
    work.shutdownNow();
  }

  private void after(long millis, Supplier<QueuedMessage> answer) {
    var unused =
        work.schedule(
            () -> {
              QueuedMessage response = answer.get();
              book.answered(response);
              queue.put(response);
            },
            millis,
            TimeUnit.MILLISECONDS);
  }
}
