package ru.uzel.adapters;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;

/** Marks that last as long as the test. */
public final class MemoryMarks implements ReadingMarks {

  private final Map<PartyName, String> marks = new ConcurrentHashMap<>();

  @Override
  public Optional<String> of(PartyName party) {
    return Optional.ofNullable(marks.get(party));
  }

  @Override
  public void put(PartyName party, String mark) {
    marks.put(party, mark);
  }
}
