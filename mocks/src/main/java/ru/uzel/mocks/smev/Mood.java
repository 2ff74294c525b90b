package ru.uzel.mocks.smev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ru.uzel.mocks.smev.Behaviour.PlannedFault;

/** The behaviour in force, and how much of what it counts is still to come. */
final class Mood {

  private volatile Behaviour behaviour = Behaviour.ORDINARY;
  private volatile List<Remaining> faults = List.of();
  private final AtomicInteger tampering = new AtomicInteger();
  private final AtomicInteger strangerSignatures = new AtomicInteger();

  Behaviour behaviour() {
    return behaviour;
  }

  void set(Behaviour next) {
    List<Remaining> planned = new ArrayList<>();
    for (PlannedFault fault : next.plannedFaults()) {
      Integer times = fault.times();
      planned.add(new Remaining(fault, new AtomicInteger(times == null ? 1 : times)));
    }
    faults = List.copyOf(planned);
    tampering.set(Optional.ofNullable(next.tamperNextResponses()).orElse(0));
    strangerSignatures.set(Optional.ofNullable(next.wrongSignatureNextResponses()).orElse(0));
    behaviour = next;
  }

  /** The fault planned for this call, used up by asking. */
  Optional<PlannedFault> fault(String operation, String request) {
    for (Remaining remaining : faults) {
      String match = remaining.fault.match();
      if (remaining.fault.operation().equals(operation)
          && (match == null || request.contains(match))
          && take(remaining.times)) {
        return Optional.of(remaining.fault);
      }
    }
    return Optional.empty();
  }

  boolean tampers() {
    return take(tampering);
  }

  boolean signsAsStranger() {
    return take(strangerSignatures);
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private record Remaining(PlannedFault fault, AtomicInteger times) {}
}
