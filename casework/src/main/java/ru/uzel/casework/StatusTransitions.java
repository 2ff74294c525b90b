package ru.uzel.casework;

import static ru.uzel.model.message.CanonicalStatus.ANSWERED_INTERIM;
import static ru.uzel.model.message.CanonicalStatus.ASSIGNED;
import static ru.uzel.model.message.CanonicalStatus.AWAITING_INFO;
import static ru.uzel.model.message.CanonicalStatus.CLOSED;
import static ru.uzel.model.message.CanonicalStatus.DEFERRED;
import static ru.uzel.model.message.CanonicalStatus.EXPLAINED;
import static ru.uzel.model.message.CanonicalStatus.EXTENDED;
import static ru.uzel.model.message.CanonicalStatus.IN_PROGRESS;
import static ru.uzel.model.message.CanonicalStatus.LEFT_WITHOUT_ANSWER;
import static ru.uzel.model.message.CanonicalStatus.NOT_SUPPORTED;
import static ru.uzel.model.message.CanonicalStatus.ON_APPROVAL;
import static ru.uzel.model.message.CanonicalStatus.ON_COORDINATION;
import static ru.uzel.model.message.CanonicalStatus.ON_MODERATION;
import static ru.uzel.model.message.CanonicalStatus.RECEIVED;
import static ru.uzel.model.message.CanonicalStatus.REJECTED_BY_MODERATOR;
import static ru.uzel.model.message.CanonicalStatus.REOPENED;
import static ru.uzel.model.message.CanonicalStatus.RESOLVED;
import static ru.uzel.model.message.CanonicalStatus.REWORK;
import static ru.uzel.model.message.CanonicalStatus.TRANSFERRED_DOWN;
import static ru.uzel.model.message.CanonicalStatus.TRANSFERRED_OUT;
import static ru.uzel.model.message.CanonicalStatus.TRANSFERRED_PEER;
import static ru.uzel.model.message.CanonicalStatus.TRANSFERRED_UP;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import ru.uzel.model.message.CanonicalStatus;

/**
 * Which status may follow which. Partners leave interim statuses out, and lose some, so an update
 * may skip any number of steps along the way; it may turn back only by one of the steps that lead
 * back, and leave a final status only by {@link CanonicalStatus#REOPENED}.
 */
final class StatusTransitions {

  /** Steps along the way. */
  private static final Map<CanonicalStatus, Set<CanonicalStatus>> ONWARD =
      Map.ofEntries(
          Map.entry(RECEIVED, Set.of(ON_MODERATION, ON_COORDINATION)),
          Map.entry(ON_MODERATION, Set.of(REJECTED_BY_MODERATOR, ON_COORDINATION)),
          Map.entry(
              ON_COORDINATION,
              Set.of(
                  ASSIGNED,
                  TRANSFERRED_DOWN,
                  TRANSFERRED_UP,
                  TRANSFERRED_PEER,
                  TRANSFERRED_OUT,
                  AWAITING_INFO)),
          Map.entry(
              ASSIGNED,
              Set.of(
                  IN_PROGRESS,
                  TRANSFERRED_DOWN,
                  TRANSFERRED_UP,
                  TRANSFERRED_PEER,
                  TRANSFERRED_OUT,
                  AWAITING_INFO)),
          Map.entry(
              IN_PROGRESS,
              Set.of(
                  ON_APPROVAL,
                  EXTENDED,
                  DEFERRED,
                  ANSWERED_INTERIM,
                  AWAITING_INFO,
                  TRANSFERRED_DOWN,
                  TRANSFERRED_UP,
                  TRANSFERRED_PEER,
                  TRANSFERRED_OUT)),
          Map.entry(AWAITING_INFO, Set.of(ON_APPROVAL, LEFT_WITHOUT_ANSWER)),
          Map.entry(EXTENDED, Set.of(ON_APPROVAL)),
          Map.entry(DEFERRED, Set.of(ON_APPROVAL)),
          Map.entry(ANSWERED_INTERIM, Set.of(ON_APPROVAL, EXTENDED)),
          Map.entry(
              ON_APPROVAL, Set.of(REWORK, RESOLVED, EXPLAINED, NOT_SUPPORTED, LEFT_WITHOUT_ANSWER)),
          Map.entry(TRANSFERRED_OUT, Set.of(CLOSED)),
          Map.entry(RESOLVED, Set.of(CLOSED)),
          Map.entry(EXPLAINED, Set.of(CLOSED)),
          Map.entry(NOT_SUPPORTED, Set.of(CLOSED)),
          Map.entry(LEFT_WITHOUT_ANSWER, Set.of(CLOSED)));

  /** Steps that lead back; they can open a jump but never lie within one. */
  private static final Map<CanonicalStatus, Set<CanonicalStatus>> BACK =
      Map.ofEntries(
          Map.entry(REWORK, Set.of(IN_PROGRESS)),
          Map.entry(AWAITING_INFO, Set.of(ON_COORDINATION)),
          Map.entry(EXTENDED, Set.of(IN_PROGRESS)),
          Map.entry(DEFERRED, Set.of(IN_PROGRESS)),
          Map.entry(ANSWERED_INTERIM, Set.of(IN_PROGRESS)),
          Map.entry(TRANSFERRED_DOWN, Set.of(ON_COORDINATION)),
          Map.entry(TRANSFERRED_UP, Set.of(ON_COORDINATION)),
          Map.entry(TRANSFERRED_PEER, Set.of(ON_COORDINATION)),
          Map.entry(TRANSFERRED_OUT, Set.of(ON_COORDINATION)),
          Map.entry(REOPENED, Set.of(ON_COORDINATION)),
          Map.entry(RESOLVED, Set.of(REOPENED)),
          Map.entry(EXPLAINED, Set.of(REOPENED)),
          Map.entry(NOT_SUPPORTED, Set.of(REOPENED)),
          Map.entry(LEFT_WITHOUT_ANSWER, Set.of(REOPENED)),
          Map.entry(REJECTED_BY_MODERATOR, Set.of(REOPENED)),
          Map.entry(CLOSED, Set.of(REOPENED)));

  private static final Map<CanonicalStatus, Set<CanonicalStatus>> ALLOWED = allowed();

  private StatusTransitions() {}

  static boolean allows(CanonicalStatus from, CanonicalStatus to) {
    return ALLOWED.getOrDefault(from, Set.of()).contains(to);
  }

  private static Map<CanonicalStatus, Set<CanonicalStatus>> allowed() {
    Map<CanonicalStatus, Set<CanonicalStatus>> allowed = new EnumMap<>(CanonicalStatus.class);
    for (CanonicalStatus from : CanonicalStatus.values()) {
      Set<CanonicalStatus> reached = EnumSet.noneOf(CanonicalStatus.class);
      walk(from, reached);
      for (CanonicalStatus back : BACK.getOrDefault(from, Set.of())) {
        reached.add(back);
        walk(back, reached);
      }
      reached.remove(from);
      allowed.put(from, reached);
    }
    return allowed;
  }

  private static void walk(CanonicalStatus from, Set<CanonicalStatus> reached) {
    for (CanonicalStatus next : ONWARD.getOrDefault(from, Set.of())) {
      if (reached.add(next)) {
        walk(next, reached);
      }
    }
  }
}
