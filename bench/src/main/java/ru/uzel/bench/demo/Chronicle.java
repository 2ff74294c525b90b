package ru.uzel.bench.demo;

import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.JournalLine;

/** The journal's more telling records in words. */
final class Chronicle {

  private Chronicle() {}

  static @Nullable String line(JournalLine line) {
    String about = line.externalId() == null ? "" : " " + line.externalId();
    return switch (line.type()) {
      case "REFUSED" -> "узел отказал: " + line.party() + about + ", " + line.failure();
      case "SECURITY" -> "событие безопасности: " + line.party() + about + ", " + line.failure();
      case "DUPLICATE" -> "узел узнал повтор: " + line.party() + about;
      case "PARKED" ->
          "отложено до решения человека: " + line.party() + about + ", " + line.failure();
      case "DEAD_LETTERED" -> "доставка прекращена: " + line.party() + ", " + line.failure();
      case "ATTEMPT_FAILED" ->
          "попытка не удалась, будет ещё: " + line.party() + ", " + line.failure();
      case "ATTACHED" ->
          "файл записан за сообщением: "
              + line.party()
              + ", хеш "
              + String.valueOf(line.payloadHash()).substring(0, 12)
              + "…";
      case "DELIVERED" -> "доставлено: " + line.party() + ", дело " + line.caseId();
      default -> null;
    };
  }
}
