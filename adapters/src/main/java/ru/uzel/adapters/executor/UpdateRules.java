package ru.uzel.adapters.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.adapters.executor.StatusWord.Need;

/** What has to come with a status word, and what must not. */
final class UpdateRules {

  private UpdateRules() {}

  static List<Problem> check(StatusWord word, CaseUpdate update) {
    List<Problem> problems = new ArrayList<>();
    for (Need need : Need.values()) {
      if (word.needs(need) && !has(update, need)) {
        problems.add(Problem.missing(need.pointer(), "is missing: this status needs it"));
      }
    }
    boolean transfers = word.needs(Need.TRANSFER);
    if (update.reply() != null && !word.takesReply()) {
      problems.add(
          Problem.invalid(Need.REPLY.pointer(), "this status brings no answer: leave it out"));
    }
    if (transfers && update.comment() != null) {
      problems.add(
          Problem.invalid(
              Need.COMMENT.pointer(), "why a case is transferred stands in transfer/reason"));
    }
    if (transfers && update.plannedAt() != null) {
      problems.add(
          Problem.invalid(
              Need.PLANNED_AT.pointer(),
              "by when it is to be taken stands in transfer/deadlineAt"));
    }
    if (!transfers && update.transfer() != null) {
      problems.add(Problem.invalid(Need.TRANSFER.pointer(), "this status is that of no transfer"));
    }
    separateDuties(update.approval(), problems);
    return problems;
  }

  private static boolean has(CaseUpdate update, Need need) {
    return switch (need) {
      case COMMENT -> update.comment() != null && !update.comment().isBlank();
      case PLANNED_AT -> update.plannedAt() != null;
      case REPLY -> update.reply() != null && !update.reply().text().isBlank();
      case PREPARED -> update.approval().preparedBy() != null;
      case AGREED -> update.approval().agreedBy() != null;
      case APPROVED -> update.approval().approvedBy() != null;
      case TRANSFER -> update.transfer() != null;
    };
  }

  /** Who prepares is not who agrees, and neither is who approves. */
  private static void separateDuties(CaseUpdate.Approval approval, List<Problem> problems) {
    if (same(approval.preparedBy(), approval.agreedBy())) {
      problems.add(
          Problem.invalid(Need.AGREED.pointer(), "is who prepared it: another is to agree to it"));
    }
    if (same(approval.preparedBy(), approval.approvedBy())) {
      problems.add(
          Problem.invalid(Need.APPROVED.pointer(), "is who prepared it: another is to approve it"));
    }
    if (same(approval.agreedBy(), approval.approvedBy())) {
      problems.add(
          Problem.invalid(
              Need.APPROVED.pointer(), "is who agreed to it: another is to approve it"));
    }
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && spelling(one).equals(spelling(other));
  }

  private static String spelling(String name) {
    return name.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[\\s.]+", " ").strip();
  }
}
