package ru.uzel.model.intake;

import java.util.Optional;
import ru.uzel.model.message.PartyName;

/**
 * How far what an adapter reads of a party by itself was read. A mark is moved only after all
 * before it has been taken: what came before a crash is read again and recognised as repeated.
 */
public interface ReadingMarks {

  /**
   * The last mark of that party, as it was put; empty where there is none.
   *
   * @throws ru.uzel.model.failure.RetryableFailure when it cannot be read now
   */
  Optional<String> of(PartyName party);

  /**
   * On return it is durable.
   *
   * @throws ru.uzel.model.failure.RetryableFailure when it cannot be written now
   */
  void put(PartyName party, String mark);
}
