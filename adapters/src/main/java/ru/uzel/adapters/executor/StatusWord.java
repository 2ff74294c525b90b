package ru.uzel.adapters.executor;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.TransferDirection;

/** The status words of the contract, what each stands for and what has to come with it. */
enum StatusWord {
  ACCEPTED("Принято к исполнению", CanonicalStatus.ASSIGNED),
  ASSIGNED("Назначен исполнитель", CanonicalStatus.ASSIGNED),
  /** No status of a case: who is to have it instead, a person decides. */
  REFUSED("Отказано в исполнении", null),
  IN_PROGRESS("В работе", CanonicalStatus.IN_PROGRESS),
  AWAITING_INFO("Ожидает сведений", CanonicalStatus.AWAITING_INFO),
  PLANNED("Указан срок", CanonicalStatus.DEFERRED),
  DEFERRED("Отложено", CanonicalStatus.DEFERRED),
  EXTENDED("Срок продлён", CanonicalStatus.EXTENDED),
  /** The draft is for those who agree to it; no resident is shown it. */
  DRAFTED("Подготовлен проект ответа", CanonicalStatus.ON_APPROVAL),
  ON_APPROVAL("На согласовании", CanonicalStatus.ON_APPROVAL),
  AGREED("Согласовано", CanonicalStatus.ON_APPROVAL),
  APPROVED("Утверждено", CanonicalStatus.ON_APPROVAL),
  REWORK("Доработка", CanonicalStatus.REWORK),
  ANSWERED_INTERIM("Промежуточный ответ", CanonicalStatus.ANSWERED_INTERIM),
  RESOLVED("Решено", CanonicalStatus.RESOLVED),
  EXPLAINED("Разъяснено", CanonicalStatus.EXPLAINED),
  NOT_SUPPORTED("Не поддержано", CanonicalStatus.NOT_SUPPORTED),
  LEFT_WITHOUT_ANSWER("Оставлено без ответа", CanonicalStatus.LEFT_WITHOUT_ANSWER),
  TRANSFERRED_DOWN("Направлено в подведомственную организацию", CanonicalStatus.TRANSFERRED_DOWN),
  TRANSFERRED_UP("Передано в вышестоящую организацию", CanonicalStatus.TRANSFERRED_UP),
  TRANSFERRED_PEER("Направлено по компетенции", CanonicalStatus.TRANSFERRED_PEER),
  TRANSFERRED_OUT("Передано в другой орган", CanonicalStatus.TRANSFERRED_OUT);

  /** What an update must bring; of a reply and a transfer also what it may. */
  enum Need {
    COMMENT("/data/comment"),
    PLANNED_AT("/data/plannedAt"),
    REPLY("/data/reply"),
    PREPARED("/data/approval/preparedBy"),
    AGREED("/data/approval/agreedBy"),
    APPROVED("/data/approval/approvedBy"),
    TRANSFER("/data/transfer");

    private final String pointer;

    Need(String pointer) {
      this.pointer = pointer;
    }

    String pointer() {
      return pointer;
    }
  }

  private final String word;
  private final @Nullable CanonicalStatus status;

  StatusWord(String word, @Nullable CanonicalStatus status) {
    this.word = word;
    this.status = status;
  }

  private Set<Need> needs() {
    return switch (this) {
      case REFUSED, LEFT_WITHOUT_ANSWER -> Set.of(Need.COMMENT);
      case PLANNED -> Set.of(Need.PLANNED_AT);
      case DEFERRED, EXTENDED -> Set.of(Need.COMMENT, Need.PLANNED_AT);
      case DRAFTED, ANSWERED_INTERIM -> Set.of(Need.REPLY);
      case AGREED -> Set.of(Need.PREPARED, Need.AGREED);
      case APPROVED -> Set.of(Need.PREPARED, Need.APPROVED);
      case RESOLVED, EXPLAINED, NOT_SUPPORTED -> Set.of(Need.REPLY, Need.PREPARED, Need.APPROVED);
      case TRANSFERRED_DOWN, TRANSFERRED_UP, TRANSFERRED_PEER, TRANSFERRED_OUT ->
          Set.of(Need.TRANSFER);
      default -> Set.of();
    };
  }

  /** Empty for a word nobody has mapped. */
  static Optional<StatusWord> of(String word) {
    return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
  }

  /** The word a body is told of a status. */
  static String word(CanonicalStatus status) {
    return switch (status) {
      case RECEIVED -> "Принято";
      case ON_MODERATION -> "На модерации";
      case REJECTED_BY_MODERATOR -> "Отклонено модератором";
      case ON_COORDINATION -> "На координации";
      case ASSIGNED -> ASSIGNED.word;
      case DEFERRED -> DEFERRED.word;
      case ON_APPROVAL -> ON_APPROVAL.word;
      case REOPENED -> "Повторное рассмотрение";
      case CLOSED -> "Завершено";
      default ->
          Arrays.stream(values())
              .filter(known -> known.status == status)
              .map(known -> known.word)
              .findFirst()
              .orElseGet(status::name);
    };
  }

  /** Null of a refusal. */
  @Nullable CanonicalStatus status() {
    return status;
  }

  /** Which way the case goes on; null where it stays. */
  @Nullable TransferDirection direction() {
    return Arrays.stream(TransferDirection.values())
        .filter(direction -> direction.status() == status)
        .findFirst()
        .orElse(null);
  }

  /** Whether words for the resident may come with it: an answer, a notice, or a draft. */
  boolean takesReply() {
    return needs(Need.REPLY) || reply() != null;
  }

  boolean needs(Need need) {
    return needs().contains(need);
  }

  /** The kind of the answer that goes on to the resident; null where none does. */
  @Nullable ReplyKind reply() {
    if (needs(Need.TRANSFER)) {
      return ReplyKind.TRANSFER_NOTICE;
    }
    if (this == EXTENDED) {
      return ReplyKind.EXTENSION_NOTICE;
    }
    if (this == DRAFTED || !needs(Need.REPLY)) {
      return null;
    }
    return this == ANSWERED_INTERIM ? ReplyKind.INTERIM : ReplyKind.FINAL;
  }
}
