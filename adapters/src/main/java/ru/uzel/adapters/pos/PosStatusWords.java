package ru.uzel.adapters.pos;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CanonicalStatus;

/**
 * ПОС's own words for a status: the stages are those of the method paper «Единое окно цифровой
 * обратной связи», the statuses those seen in exports and integrators' code. A status that ПОС does
 * not know has no words, and none are invented for it.
 *
 * @param status null where only the stage tells it
 * @param resolution «Тип решения», with an answer only
 */
record PosStatusWords(String stage, @Nullable String status, @Nullable String resolution) {

  private static final String MODERATION = "Модерация";
  private static final String COORDINATION = "Координация";
  private static final String EXECUTION = "Исполнение";
  private static final String APPROVAL = "Согласование";
  private static final String COMPLETED = "Завершено";
  private static final String ANSWERED = "Отправлен ответ заявителю";

  private static final Map<CanonicalStatus, PosStatusWords> WORDS =
      new EnumMap<>(
          Map.ofEntries(
              words(CanonicalStatus.ON_MODERATION, MODERATION, null, null),
              words(
                  CanonicalStatus.REJECTED_BY_MODERATOR, COMPLETED, "Отклонено модератором", null),
              words(CanonicalStatus.ON_COORDINATION, COORDINATION, null, null),
              words(CanonicalStatus.ASSIGNED, EXECUTION, "Назначен исполнитель", null),
              words(CanonicalStatus.IN_PROGRESS, EXECUTION, null, null),
              words(
                  CanonicalStatus.TRANSFERRED_DOWN,
                  COORDINATION,
                  "Направлено в подведомственную организацию",
                  null),
              words(
                  CanonicalStatus.TRANSFERRED_UP,
                  COORDINATION,
                  "Передано в вышестоящую организацию",
                  null),
              // What integrators set for «Направлено по компетенции» of a СЭД; ПОС has no word of
              // its own.
              words(
                  CanonicalStatus.TRANSFERRED_PEER,
                  COORDINATION,
                  "Направлено в подведомственную организацию",
                  null),
              words(
                  CanonicalStatus.TRANSFERRED_OUT,
                  COORDINATION,
                  "Направлено по email в ФОИВ, не подключенный к ПОС",
                  null),
              words(
                  CanonicalStatus.EXTENDED,
                  EXECUTION,
                  "Перенос срока обработки утвержден. Отправлен ответ Заявителю",
                  null),
              words(CanonicalStatus.ON_APPROVAL, APPROVAL, null, null),
              words(CanonicalStatus.REWORK, EXECUTION, "Доработка", null),
              words(CanonicalStatus.RESOLVED, COMPLETED, ANSWERED, "Решено"),
              words(CanonicalStatus.EXPLAINED, COMPLETED, ANSWERED, "Разъяснено"),
              words(CanonicalStatus.NOT_SUPPORTED, COMPLETED, ANSWERED, "Не поддержано"),
              words(CanonicalStatus.REOPENED, COORDINATION, "Повторное рассмотрение", null),
              words(CanonicalStatus.CLOSED, COMPLETED, null, null)));

  static Optional<PosStatusWords> of(CanonicalStatus status) {
    return Optional.ofNullable(WORDS.get(status));
  }

  private static Map.Entry<CanonicalStatus, PosStatusWords> words(
      CanonicalStatus canonical,
      String stage,
      @Nullable String status,
      @Nullable String resolution) {
    return Map.entry(canonical, new PosStatusWords(stage, status, resolution));
  }
}
