package ru.uzel.mocks.smev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The behaviour in force, and how much of what it counts is still to come. */
final class Mood {

  private volatile Behaviour behaviour = Behaviour.ORDINARY;
  private volatile List<Remaining> planned = List.of();
  private final AtomicInteger tampering = new AtomicInteger();
  private final AtomicInteger strangerSignatures = new AtomicInteger();
  private volatile InterferenceSource scenario = (operation, wanted) -> Optional.empty();

  Behaviour behaviour() {
    return behaviour;
  }

  void set(Behaviour next) {
    List<Remaining> remaining = new ArrayList<>();
    for (Interference one : next.interferences()) {
      remaining.add(new Remaining(one, new AtomicInteger(one.count())));
    }
    planned = List.copyOf(remaining);
    tampering.set(Optional.ofNullable(next.tamperNextResponses()).orElse(0));
    strangerSignatures.set(Optional.ofNullable(next.wrongSignatureNextResponses()).orElse(0));
    behaviour = next;
  }

  /** Lets a scenario interfere too, before what the behaviour plans. */
  void follow(InterferenceSource source) {
    scenario = source;
  }

  /** What is planned for a connection that is not read yet, used up by asking. */
  Optional<Interference> unread(String operation) {
    return take(operation, one -> "request".equals(one.cut()));
  }

  /** What is planned for this call, used up by asking. */
  Optional<Interference> interference(String operation, String call) {
    return take(
        operation, one -> !"request".equals(one.cut()) && one.spoil() == null && one.matches(call));
  }

  /** How this answer is to be spoiled, used up by asking. */
  Optional<Spoil> spoiling(String operation, String answer) {
    return take(operation, one -> one.spoil() != null && one.matches(answer))
        .map(Interference::spoil);
  }

  boolean tampers() {
    return take(tampering);
  }

  boolean signsAsStranger() {
    return take(strangerSignatures);
  }

  private Optional<Interference> take(String operation, Predicate<Interference> wanted) {
    Optional<Interference> scripted = scenario.take(operation, wanted);
    if (scripted.isPresent()) {
      return scripted;
    }
    for (Remaining remaining : planned) {
      if (remaining.what.concerns(operation)
          && wanted.test(remaining.what)
          && take(remaining.times)) {
        return Optional.of(remaining.what);
      }
    }
    return Optional.empty();
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private record Remaining(Interference what, AtomicInteger times) {}

  /** Where interferences come from besides the behaviour. */
  @FunctionalInterface
  interface InterferenceSource {
    Optional<Interference> take(String operation, Predicate<Interference> wanted);
  }
}
