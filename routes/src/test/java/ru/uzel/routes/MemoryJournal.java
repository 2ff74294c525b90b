package ru.uzel.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;

/** A journal in memory, which can be made to fail. */
final class MemoryJournal implements JournalAppender {

  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();
  private volatile Consumer<List<JournalEntry>> before = appended -> {};

  @Override
  public void append(List<JournalEntry> appended) {
    before.accept(appended);
    synchronized (this) {
      batches.add(appended.size());
      for (JournalEntry entry : appended) {
        if (entries.stream()
            .noneMatch(known -> known.record().eventId().equals(entry.record().eventId()))) {
          entries.add(entry);
        }
      }
    }
  }

  void before(Consumer<List<JournalEntry>> action) {
    before = action;
  }

  synchronized List<JournalEntry> entries(JournalType type) {
    return entries.stream().filter(entry -> entry.record().type() == type).toList();
  }

  List<JournalRecord> records(JournalType type) {
    return entries(type).stream().map(JournalEntry::record).toList();
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }
}
