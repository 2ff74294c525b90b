package ru.uzel.casework;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.MessageCodec;

/** What a fact does to the terms of its case, written by the statement that writes the fact. */
record DeadlineChanges(List<DeadlineEvent> events, List<DeadlineTimer> timers) {

  static final DeadlineChanges NONE = new DeadlineChanges(List.of(), List.of());

  /** Follows {@code decided} and {@code received} of {@link FactStatement}. */
  static final String WRITTEN =
      """
      , term AS (
        INSERT INTO casework.deadline_fact
          (case_id, rule, round, phase, message_id, place, decided_at, event)
        SELECT d.case_id, t.rule, t.round, t.phase, r.message_id, t.place, d.updated_at, t.event
        FROM received r, decided d,
             unnest(?::text[], ?::integer[], ?::text[], ?::bytea[])
               WITH ORDINALITY AS t (rule, round, phase, event, place)),
      standing AS (
        INSERT INTO casework.deadline
          (case_id, rule, round, stage, state, phase, basis, start_at, due_at, phase_at, sector,
           responsible)
        SELECT d.case_id, s.*
        FROM decided d,
             unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[]) AS s
        ON CONFLICT (case_id, rule) DO UPDATE
          SET round = excluded.round, stage = excluded.stage, state = excluded.state,
              phase = excluded.phase, basis = excluded.basis, start_at = excluded.start_at,
              due_at = excluded.due_at, phase_at = excluded.phase_at, sector = excluded.sector,
              responsible = excluded.responsible),
      timer AS (
        INSERT INTO casework.timer (task_name, task_instance, execution_time, picked, version)
        SELECT i.task, i.name, i.at, false, 1
        FROM decided d, unnest(?::text[], ?::text[], ?::timestamptz[]) AS i (task, name, at)
        ON CONFLICT DO NOTHING)
      """;

  DeadlineChanges {
    events = List.copyOf(events);
    timers = List.copyOf(timers);
  }

  void fill(Parameters parameters, MessageCodec codec) throws SQLException {
    texts(parameters, events, DeadlineEvent::rule);
    parameters.array("integer", events.stream().map(DeadlineEvent::round).toArray(Integer[]::new));
    texts(parameters, events, event -> event.phase().name());
    parameters.array("bytea", events.stream().map(codec::encode).toArray(byte[][]::new));
    standing(parameters);
    texts(parameters, timers, DeadlineTimer::task);
    texts(parameters, timers, DeadlineTimer::name);
    times(parameters, timers, timer -> CaseWrites.time(timer.at()));
  }

  private void standing(Parameters parameters) throws SQLException {
    // Of one that ends and begins again, only how it stands in the end.
    Map<String, Deadline> byRule = new LinkedHashMap<>();
    events.forEach(event -> byRule.put(event.rule(), Deadline.after(event)));
    Collection<Deadline> last = byRule.values();
    texts(parameters, last, Deadline::rule);
    parameters.array("integer", last.stream().map(Deadline::round).toArray(Integer[]::new));
    texts(parameters, last, deadline -> deadline.stage().name());
    texts(parameters, last, deadline -> deadline.state().name());
    texts(parameters, last, deadline -> deadline.phase().name());
    texts(parameters, last, deadline -> deadline.basis().name());
    times(parameters, last, deadline -> CaseWrites.time(deadline.startAt()));
    times(parameters, last, deadline -> CaseWrites.time(deadline.dueAt()));
    times(parameters, last, deadline -> CaseWrites.time(deadline.phaseAt()));
    texts(parameters, last, deadline -> nameOf(deadline.sector()));
    texts(parameters, last, deadline -> nameOf(deadline.responsible()));
  }

  private static @Nullable String nameOf(@Nullable Object named) {
    return named instanceof Enum<?> constant
        ? constant.name()
        : named == null ? null : named.toString();
  }

  private static <T> void texts(
      Parameters parameters, Collection<T> all, Function<T, @Nullable String> text)
      throws SQLException {
    parameters.array("text", all.stream().map(text).toArray(String[]::new));
  }

  private static <T> void times(
      Parameters parameters, Collection<T> all, Function<T, OffsetDateTime> time)
      throws SQLException {
    parameters.array("timestamptz", all.stream().map(time).toArray(OffsetDateTime[]::new));
  }
}
