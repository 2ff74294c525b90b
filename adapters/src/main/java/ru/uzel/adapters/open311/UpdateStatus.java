package ru.uzel.adapters.open311;

import ru.uzel.model.message.CanonicalStatus;

/**
 * The words of mySociety's extension for a status ({@code
 * Open311/Endpoint/Service/Role/ExtendedStatus.pm}); in a POST they are in upper case.
 */
final class UpdateStatus {

  private UpdateStatus() {}

  static String word(CanonicalStatus status) {
    return switch (status) {
      case RECEIVED, REOPENED -> "OPEN";
      case ON_MODERATION -> "FOR_TRIAGE";
      case ON_COORDINATION, ASSIGNED, AWAITING_INFO -> "INVESTIGATING";
      case IN_PROGRESS, ON_APPROVAL, REWORK, ANSWERED_INTERIM -> "IN_PROGRESS";
      case TRANSFERRED_DOWN, TRANSFERRED_UP, TRANSFERRED_PEER -> "INTERNAL_REFERRAL";
      case TRANSFERRED_OUT -> "NOT_COUNCILS_RESPONSIBILITY";
      case EXTENDED -> "ACTION_SCHEDULED";
      case DEFERRED -> "PLANNED";
      case REJECTED_BY_MODERATOR, LEFT_WITHOUT_ANSWER -> "NO_FURTHER_ACTION";
      case RESOLVED -> "FIXED";
      case EXPLAINED, NOT_SUPPORTED, CLOSED -> "CLOSED";
    };
  }
}
