package ru.uzel.routes.intake;

import java.time.Clock;
import java.util.List;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.routes.broker.BrokerAccess;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.journal.JournalRoom;

/** The parts of the door, put together. */
public final class IntakeProcess {

  private static final int MOST_RECEIPTS = 100_000;

  private final BrokerAccess broker;
  private final List<Party> parties;
  private final PendingMessages pending;
  private final Repetitions repetitions;
  private final BrokerIntake intake;

  /**
   * @param pendingBytes most wire bytes of unfinished messages to keep in memory
   */
  public IntakeProcess(
      BrokerAccess broker,
      List<Party> parties,
      ReceiptBook book,
      JournalRecords records,
      JournalRoom room,
      ContentHash hash,
      Clock clock,
      long pendingBytes) {
    this.broker = broker;
    this.parties = List.copyOf(parties);
    this.pending = new PendingMessages(broker.browsing(), pendingBytes);
    this.repetitions = new Repetitions(new RecentReceipts(MOST_RECEIPTS), book);
    this.intake =
        new BrokerIntake(
            broker.intake(),
            repetitions,
            pending,
            new InboundRecords(records),
            room,
            hash,
            clock,
            broker.faults());
  }

  public Intake intake() {
    return intake;
  }

  public PendingMessages pending() {
    return pending;
  }

  public IntakeOpening opening(int phase) {
    return new IntakeOpening(broker.browsing(), parties, pending, repetitions, intake, phase);
  }
}
