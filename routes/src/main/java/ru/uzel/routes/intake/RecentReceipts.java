package ru.uzel.routes.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;

/** The last receipts given, in memory: the book has them only once their flow has finished. */
final class RecentReceipts {

  private record Key(PartyName party, ExternalId externalId, @Nullable String version) {}

  private final Map<Key, Receipt> receipts;

  RecentReceipts(int most) {
    receipts =
        new LinkedHashMap<>(1024, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Receipt> eldest) {
            return size() > most;
          }
        };
  }

  synchronized void add(AcceptedMessage accepted) {
    Receipt receipt = new Receipt(accepted.id(), accepted.receivedAt(), accepted.wireHash(), false);
    receipts.putIfAbsent(
        new Key(accepted.party(), accepted.externalId(), accepted.version()), receipt);
    if (accepted.repetitionWindow() != null) {
      receipts.merge(
          new Key(accepted.party(), accepted.externalId(), null),
          receipt,
          (one, other) -> one.receivedAt().isAfter(other.receivedAt()) ? one : other);
    }
  }

  synchronized @Nullable Receipt first(PartyName party, ExternalId externalId, String version) {
    return receipts.get(new Key(party, externalId, version));
  }

  synchronized @Nullable Receipt latest(PartyName party, ExternalId externalId) {
    return receipts.get(new Key(party, externalId, null));
  }
}
