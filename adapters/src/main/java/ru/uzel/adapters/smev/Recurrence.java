package ru.uzel.adapters.smev;

import java.util.LinkedHashMap;
import java.util.Map;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;

/** Which message failed how of late, so that the same failure of the same message is known. */
final class Recurrence {

  private static final int MOST = 10_000;

  private final Map<String, String> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /** Whether that message failed so before; from now on it has. */
  synchronized boolean again(PartyName party, String messageId, HubFailure failure) {
    String how = failure.code() + " " + failure.where().orElse("");
    return how.equals(failures.put(party + " " + messageId, how));
  }
}
