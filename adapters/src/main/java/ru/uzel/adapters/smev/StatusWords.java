package ru.uzel.adapters.smev;

import static java.util.stream.Collectors.toMap;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CanonicalStatus;

/** The status words of {@code case-exchange-1.0.xsd}: one for each canonical status. */
final class StatusWords {

  private static final int LONGEST_TOLD = 60;

  private static final Map<CanonicalStatus, String> WORDS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(CanonicalStatus.RECEIVED, "Принято"),
              Map.entry(CanonicalStatus.ON_MODERATION, "На модерации"),
              Map.entry(CanonicalStatus.REJECTED_BY_MODERATOR, "Отклонено модератором"),
              Map.entry(CanonicalStatus.ON_COORDINATION, "На координации"),
              Map.entry(CanonicalStatus.ASSIGNED, "Назначен исполнитель"),
              Map.entry(CanonicalStatus.IN_PROGRESS, "В работе"),
              Map.entry(CanonicalStatus.AWAITING_INFO, "Ожидает сведений"),
              Map.entry(
                  CanonicalStatus.TRANSFERRED_DOWN, "Направлено в подведомственную организацию"),
              Map.entry(CanonicalStatus.TRANSFERRED_UP, "Передано в вышестоящую организацию"),
              Map.entry(CanonicalStatus.TRANSFERRED_PEER, "Направлено по компетенции"),
              Map.entry(CanonicalStatus.TRANSFERRED_OUT, "Передано в другой орган"),
              Map.entry(CanonicalStatus.EXTENDED, "Срок продлён"),
              Map.entry(CanonicalStatus.DEFERRED, "Отложено"),
              Map.entry(CanonicalStatus.ON_APPROVAL, "На согласовании"),
              Map.entry(CanonicalStatus.REWORK, "Доработка"),
              Map.entry(CanonicalStatus.ANSWERED_INTERIM, "Промежуточный ответ"),
              Map.entry(CanonicalStatus.RESOLVED, "Решено"),
              Map.entry(CanonicalStatus.EXPLAINED, "Разъяснено"),
              Map.entry(CanonicalStatus.NOT_SUPPORTED, "Не поддержано"),
              Map.entry(CanonicalStatus.LEFT_WITHOUT_ANSWER, "Оставлено без ответа"),
              Map.entry(CanonicalStatus.REOPENED, "Повторное рассмотрение"),
              Map.entry(CanonicalStatus.CLOSED, "Завершено")));

  private static final Map<String, CanonicalStatus> STATUSES =
      WORDS.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));

  private StatusWords() {}

  static String word(CanonicalStatus status) {
    return Optional.ofNullable(WORDS.get(status)).orElseGet(status::name);
  }

  /** The canonical status a partner's word stands for. */
  static CanonicalStatus status(String word, String where) {
    return Optional.ofNullable(STATUSES.get(word))
        .orElseThrow(
            () ->
                new UnknownValueFailure(
                    FailureCode.UNKNOWN_STATUS,
                    Origin.PARTNER,
                    "nobody has mapped the status word '" + shortened(word) + "'",
                    where));
  }

  private static String shortened(String word) {
    return word.length() > LONGEST_TOLD ? word.substring(0, LONGEST_TOLD) + "…" : word;
  }
}
