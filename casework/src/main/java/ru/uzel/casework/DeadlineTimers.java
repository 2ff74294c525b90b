package ru.uzel.casework;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ru.uzel.model.failure.HubFailure;

/**
 * Sees to the timers of terms, on every node; a timer is taken by one of them. Timers are rows that
 * facts wrote, so they outlive every process; one that a killed process had taken is taken again.
 */
final class DeadlineTimers implements SmartLifecycle {

  /** After the door is open, and the queues behind it are read. */
  static final int PHASE = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineTimers.class);

  private static final String TABLE = "casework.timer";
  private static final int THREADS = 4;
  private static final Duration RETRY = Duration.ofSeconds(15);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private volatile boolean running;

  DeadlineTimers(DataSource dataSource, DeadlineTurn turn, Clock clock, Duration poll) {
    this.scheduler =
        new Builder(
                dataSource,
                List.of(
                    task(DeadlineTimer.RUN, turn::run, clock),
                    task(
                        DeadlineTimer.TELL,
                        named -> {
                          turn.tell(named);
                          return null;
                        },
                        clock)),
                clock)
            .tableName(TABLE)
            .threads(THREADS)
            .pollingInterval(poll)
            // PostgreSQL hands each due row to one node: SELECT … FOR UPDATE SKIP LOCKED.
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(LONGEST_STOP)
            .schedulerName(new SchedulerName.Fixed("uzel-" + ProcessHandle.current().pid()))
            .failureLogging(LogLevel.OFF, false)
            .addSchedulerListener(new Outages())
            .build();
  }

  /** The hub's clock is the timers' too; the library has no public way to say so. */
  private static final class Builder extends SchedulerBuilder {
    Builder(DataSource dataSource, List<Task<?>> tasks, Clock hubClock) {
      super(dataSource, tasks);
      this.clock = hubClock::instant;
    }
  }

  /** Tells once that the timers cannot be looked at, and once that they can again. */
  private static final class Outages extends AbstractSchedulerListener {

    private final AtomicBoolean out = new AtomicBoolean();

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
      if (type == SchedulerEventType.UNEXPECTED_ERROR && !out.getAndSet(true)) {
        LOG.warn("The timers of terms cannot be looked at; they wait until they can");
      } else if (type == SchedulerEventType.RAN_EXECUTE_DUE && out.getAndSet(false)) {
        LOG.info("The timers of terms are seen to again");
      }
    }
  }

  /**
   * @param work gives when the timer is to come again, or null where it is done
   */
  private static Task<Void> task(
      String name, Function<DeadlineTimer.Named, @Nullable Instant> work, Clock clock) {
    return Tasks.custom(name, Void.class)
        .onFailure((failed, operations) -> retry(failed, operations, clock))
        // The library's own handler takes the machine's time, which need not be the hub's.
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .execute(
            (instance, context) -> {
              Instant next = work.apply(DeadlineTimer.Named.of(instance.getId()));
              return next == null
                  ? new CompletionHandler.OnCompleteRemove<>()
                  : (complete, operations) -> operations.reschedule(complete, next);
            });
  }

  private static void retry(
      ExecutionComplete failed, ExecutionOperations<Void> operations, Clock clock) {
    String reason =
        failed
            .getCause()
            .map(cause -> cause instanceof HubFailure failure ? failure.reason() : cause.toString())
            .orElse("no reason is given");
    LOG.warn(
        "Timer {} could not be seen to and is tried again: {}",
        failed.getExecution().taskInstance,
        reason);
    operations.reschedule(failed, clock.instant().plus(RETRY));
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
