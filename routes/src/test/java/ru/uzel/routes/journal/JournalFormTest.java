package ru.uzel.routes.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

class JournalFormTest {

  @Test
  void oneMessageCarriesATransactionsEntries() throws Exception {
    JournalEntry full =
        new JournalEntry(
            new JournalRecord(
                UUID.randomUUID(),
                Instant.parse("2026-11-21T10:00:00.123456Z"),
                JournalType.DELIVERED,
                JournalOutcome.SUCCESS,
                new PartyName("roads"),
                CaseId.next(),
                MessageId.next(),
                MessageId.next(),
                new ExternalId("ref"),
                "failure",
                "принято",
                "aa",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "revision"),
            WireBytes.of("text/xml", new byte[] {0, 1, -1}));
    JournalEntry bare =
        new JournalEntry(
            new JournalRecord(
                UUID.randomUUID(),
                Instant.EPOCH,
                JournalType.REFUSED,
                JournalOutcome.FAILURE,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                null,
                null,
                "revision"),
            null);

    byte[] body = JournalForm.queued(List.of(full, bare)).body();

    assertThat(JournalForm.read(message(body))).containsExactly(full, bare);
  }

  private static BytesMessage message(byte[] body) {
    return (BytesMessage)
        Proxy.newProxyInstance(
            JournalFormTest.class.getClassLoader(),
            new Class<?>[] {BytesMessage.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getBodyLength" -> (long) body.length;
                  case "readBytes" -> {
                    System.arraycopy(body, 0, (byte[]) arguments[0], 0, body.length);
                    yield body.length;
                  }
                  case "reset" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
