package ru.uzel.model.intake;

import java.util.Optional;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/**
 * Holds what a party's protocol gives out only once, without an acknowledgement, until the hub has
 * taken it: one message of each party, on disk, so that neither a failure nor the end of the
 * process loses it.
 */
public interface OnceOnly {

  /**
   * On return it is on disk; what was held before is replaced.
   *
   * @throws ru.uzel.model.failure.RetryableFailure when the disk cannot take it; it is held in
   *     memory then
   */
  void keep(PartyName party, WireBytes wire);

  /** What is held of that party, also from before the process began. */
  Optional<WireBytes> left(PartyName party);

  /** Lets it go: the hub has it. */
  void drop(PartyName party);
}
