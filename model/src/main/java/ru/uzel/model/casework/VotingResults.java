package ru.uzel.model.casework;

import java.util.Optional;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.VotingResult;

/** Results of votings that have come, every version of each. */
public interface VotingResults {

  /**
   * One version.
   *
   * @param version from 1
   * @param versions how many there are of that object by now
   */
  record Kept(VotingResult result, int version, int versions) {}

  /** What that accepted message brought; empty where it is no voting's result. */
  Optional<Kept> of(MessageId id);
}
