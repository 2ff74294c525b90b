package ru.uzel.adapters.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** The records of files that went with assignments. */
final class HandedOnRecord implements JournalSearch {

  private final List<StoredRecord> records = new ArrayList<>();

  void handed(PartyName body, String reference, String hash) {
    records.add(
        new StoredRecord(
            records.size() + 1L,
            new JournalRecord(
                MessageId.next().value(),
                InMemoryHub.RECEIVED,
                JournalType.ATTACHED,
                JournalOutcome.SUCCESS,
                body,
                null,
                null,
                null,
                new ExternalId(reference),
                null,
                "goes with the message",
                hash,
                null,
                "r"),
            "00"));
  }

  @Override
  public List<StoredRecord> find(JournalQuery query) {
    return records.stream()
        .filter(stored -> stored.record().type() == query.type())
        .filter(stored -> Objects.equals(stored.record().party(), query.party()))
        .filter(
            stored ->
                Objects.requireNonNull(stored.record().externalId())
                    .value()
                    .equals(query.externalId()))
        .toList();
  }

  @Override
  public Optional<WireBytes> payload(String payloadHash) {
    throw new UnsupportedOperationException("the adapter asks for records only");
  }

  @Override
  public JournalHead head() {
    throw new UnsupportedOperationException("the adapter asks for records only");
  }
}
