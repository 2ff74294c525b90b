package ru.uzel.console.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.message.MessageId;

/** Messages with what each of them caused. */
final class Families {

  private final Map<MessageId, MessageStanding> own = new HashMap<>();
  private final Map<MessageId, List<MessageStanding>> caused = new HashMap<>();

  Families(Collection<MessageStanding> standings) {
    for (MessageStanding standing : standings) {
      own.put(standing.id(), standing);
      if (standing.causation() != null) {
        caused.computeIfAbsent(standing.causation(), id -> new ArrayList<>()).add(standing);
      }
    }
  }

  Optional<MessageStanding> of(MessageId id) {
    return Optional.ofNullable(own.get(id));
  }

  List<MessageStanding> outputs(MessageId id) {
    return caused.getOrDefault(id, List.of()).stream()
        .filter(standing -> !standing.repetition())
        .toList();
  }

  List<MessageStanding> repetitions(MessageId id) {
    return caused.getOrDefault(id, List.of()).stream().filter(MessageStanding::repetition).toList();
  }

  Standing standing(MessageId id) {
    MessageStanding told = own.get(id);
    return told == null
        ? Standing.UNTOLD
        : Standing.of(Standing.of(told), outputs(id).stream().map(Standing::of).toList());
  }

  /** Why the message is where it is, if something went wrong: the code of the cause. */
  @Nullable String failure(MessageId id) {
    MessageStanding told = own.get(id);
    if (told == null) {
      return null;
    }
    Standing least = standing(id);
    return outputs(id).stream()
        .filter(output -> Standing.of(output) == least)
        .findFirst()
        .orElse(told)
        .latest()
        .record()
        .failure();
  }
}
