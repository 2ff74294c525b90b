package ru.uzel.bench.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.book.BodyAnswer;
import ru.uzel.bench.book.BodyReceipt;
import ru.uzel.bench.book.ChannelStatus;
import ru.uzel.bench.book.ExecutorBook;
import ru.uzel.bench.book.Inquiry;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.PosBook;
import ru.uzel.bench.book.RegionalBook;

class ReconciliationTest {

  private final HandMadeBooks run = new HandMadeBooks();

  @Test
  void findsNothingInAGoodRun() {
    assertThat(run.findings()).isEmpty();
  }

  @Test
  void countsAGoodRun() {
    run.journal("REFUSED", "regional", null, null, null, "R-9", "no service");
    run.journal("DUPLICATE", "regional", null, "m1", null, "R-1", "");

    assertThat(Reconciliation.of(run.books()).tally()).isEqualTo(new Tally(6, 6, 1, 1, 0, 0));
  }

  @Test
  void countsAWrongKeyOnceThoughItIsASecurityEventToo() {
    run.refusal("REFUSED", "regional", null, "unauthenticated");
    run.refusal("SECURITY", "regional", null, "unauthenticated");
    run.refusal("SECURITY", "roads", "a", "signature-invalid");

    assertThat(Reconciliation.of(run.books()).tally().refused()).isEqualTo(2);
  }

  @Test
  void aReceiptWithoutARecordIsALoss() {
    run.portalSent.add(new RegionalBook.Sent("R-2", 1, 201, "m9", null));

    assertThat(run.findings()).singleElement().asString().contains("LOST regional R-2", "m9");
  }

  @Test
  void aRequestThatNeverGotAnAnswerIsALoss() {
    run.portalSent.add(new RegionalBook.Sent("R-2", 40, 0, null, "connection refused"));

    assertThat(run.findings()).singleElement().asString().contains("LOST regional R-2");
  }

  @Test
  void anUpdateByRestHoldsAReceiptThatTheJournalKnows() {
    run.updates.add(new ExecutorBook.Told("u-1", "Решено", false, "m1a"));
    run.updates.add(new ExecutorBook.Told("u-2", "Решено", true, null));
    assertThat(run.findings()).isEmpty();

    run.updates.add(new ExecutorBook.Told("u-3", "Решено", false, "m99"));
    run.updates.add(new ExecutorBook.Told("u-4", "Решено", false, null));
    run.updates.add(new ExecutorBook.Told("u-5", "Решено", true, "m1a"));
    assertThat(run.findings())
        .hasSize(3)
        .anyMatch(finding -> finding.contains("u-3"))
        .anyMatch(finding -> finding.contains("u-4"))
        .anyMatch(finding -> finding.contains("u-5"));
  }

  @Test
  void aRefusedRequestIsNoLoss() {
    run.portalSent.add(new RegionalBook.Sent("R-2", 1, 400, null, "no service_code"));

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void aRowTheJournalDoesNotKnowIsALoss() {
    run.rows.add(new PosBook.Sent("301", "first.xlsx", false));

    assertThat(run.findings()).singleElement().asString().contains("LOST pos 301");
  }

  @Test
  void anUndecidedMessageIsALoss() {
    run.journal("ACCEPTED", "regional", null, "m3", null, "R-3", "");

    assertThat(run.findings()).singleElement().asString().contains("R-3", "nothing was decided");
  }

  @Test
  void aMessageParkedByItsFlowIsNoLoss() {
    run.journal("ACCEPTED", "pos", null, "m3", null, "303", "");
    run.journal("PARKED", "pos", null, "m3", null, "303", "unknown category");

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void anOpenedCaseWithoutOutputsIsALoss() {
    run.journal("ACCEPTED", "regional", null, "m3", null, "R-3", "");
    run.journal("DECIDED", "regional", "c3", "m3", null, "R-3", "opened");

    assertThat(run.findings()).singleElement().asString().contains("nobody was to get anything");
  }

  /** «Добродел» is only asked: what a body says of its card goes nowhere. */
  @Test
  void anAnswerToAChannelThatTakesNothingBackNeedsNoOutputs() {
    run.passOne("municipal", "17", "m5", "c5", "wire-5");
    run.journal("ACCEPTED", "roads", null, "m5a", null, "answer-5", "");
    run.journal("DECIDED", "roads", "c5", "m5a", null, "answer-5", "applied RESOLVED");
    assertThat(run.findings()).isEmpty();

    run.passOne("social", "p-1", "m6", "c5", "wire-6");

    assertThat(run.findings()).singleElement().asString().contains("LOST roads answer-5");
  }

  @Test
  void aCardOfAChannelThatTakesNothingBackNeedsABodyAllTheSame() {
    run.journal("ACCEPTED", "municipal", null, "m5", null, "17", "");
    run.journal("DECIDED", "municipal", "c5", "m5", null, "17", "opened");

    assertThat(run.findings()).singleElement().asString().contains("LOST municipal 17");
  }

  @Test
  void aStoredMessageNeedsNoOutputs() {
    run.journal("ACCEPTED", "roads", null, "m3", null, "late", "");
    run.journal("DECIDED", "roads", "c1", "m3", null, "late", "stored: late");

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void termsThatWereToldAreNoFindingAndCountAsNobodysMessages() {
    run.passes(1, "WARN_50", "t1");
    run.passes(2, "WARN_50", "t2");

    assertThat(run.findings()).isEmpty();
    assertThat(Reconciliation.of(run.books()).tally()).isEqualTo(new Tally(6, 6, 0, 0, 0, 0));
  }

  @Test
  void aTermThatNobodyDecidedAboutOrThatNeverArrivedIsALoss() {
    run.passes(1, "WARN_50", "t1");
    run.forget("DECIDED", "t1");
    run.passes(1, "WARN_80", "t2");
    run.forget("DELIVERED", "t2-o");
    run.passes(1, "OVERDUE", "t3");
    run.notices.removeIf(notice -> notice.phase().equals("OVERDUE"));

    assertThat(run.findings())
        .hasSize(3)
        .anyMatch(finding -> finding.contains("LOST term c1/RULE/1/WARN_50"))
        .anyMatch(finding -> finding.contains("LOST term c1/RULE/1/WARN_80"))
        .anyMatch(finding -> finding.contains("LOST term c1/RULE/OVERDUE"));
  }

  @Test
  void aTermThatCameTwiceIsADoubleEffect() {
    run.passes(1, "WARN_50", "t1");
    run.passes(1, "WARN_50", "t2");
    assertThat(run.findings())
        .singleElement()
        .asString()
        .contains("DOUBLED uzel c1/RULE/1/WARN_50");
  }

  @Test
  void aTermToldMoreOftenThanItWasToBeIsADoubleEffect() {
    run.passes(1, "OVERDUE", "t1");
    run.notices.add(run.notices.get(0));

    assertThat(run.findings()).singleElement().asString().contains("DOUBLED term c1/RULE/OVERDUE");
  }

  @Test
  void anOutputWithoutAnEndingIsALoss() {
    run.forget("DELIVERED", "m1-o");

    assertThat(run.findings()).singleElement().asString().contains("R-1", "neither delivered");
  }

  @Test
  void aDeadLetteredOutputIsNoLoss() {
    run.journal("ACCEPTED", "pos", null, "m3", null, "303", "");
    run.journal("DECIDED", "pos", "c3", "m3", null, "303", "opened");
    run.journal("OUTPUT", "silent", "c3", "m3-o", "m3", null, "");
    run.journal("DEAD_LETTERED", "silent", "c3", "m3-o", "m3", null, "");

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void anOutputThatEndedTwiceIsDoubled() {
    run.repeat("DELIVERED", "m1-o");

    assertThat(run.findings()).anyMatch(line -> line.startsWith("DOUBLED") && line.contains("R-1"));
  }

  @Test
  void aDeliveryTheBodyKnowsNothingOfIsALoss() {
    run.received.remove(0);

    assertThat(run.findings()).anyMatch(line -> line.contains("the body's book has nothing"));
  }

  @Test
  void anEffectNobodyAcceptedIsALossOfItsRecord() {
    run.received.add(new BodyReceipt("roads", "wire-9", "m9", "regional", "R-9", 1, null));

    assertThat(run.findings()).singleElement().asString().contains("LOST roads m9");
  }

  @Test
  void oneMessageTakingEffectTwiceIsDoubled() {
    run.received.set(0, new BodyReceipt("roads", "wire-1", "m1", "regional", "R-1", 2, null));

    assertThat(run.findings()).singleElement().asString().contains("DOUBLED", "2 times");
  }

  @Test
  void oneRequestUnderTwoWireIdsIsDoubled() {
    run.received.add(new BodyReceipt("roads", "wire-1b", "m1", "regional", "R-1", 1, null));

    assertThat(run.findings()).singleElement().asString().contains("DOUBLED", "wire-1b");
  }

  @Test
  void oneReferenceOpeningTwoCasesIsDoubled() {
    run.journal("ACCEPTED", "regional", null, "m3", null, "R-1", "");
    run.journal("DECIDED", "regional", "c3", "m3", null, "R-1", "opened");
    run.journal("OUTPUT", "roads", "c3", "m3-o", "m3", null, "");
    run.journal("DEAD_LETTERED", "roads", "c3", "m3-o", "m3", null, "");

    assertThat(run.findings()).anyMatch(line -> line.startsWith("DOUBLED regional R-1"));
  }

  @Test
  void aDuplicateRecognisedInTheFlowIsNotDoubled() {
    run.journal("ACCEPTED", "regional", null, "m3", null, "R-1", "");
    run.journal("DUPLICATE", "regional", null, "m3", "m1", "R-1", "");

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void aMessageSuppressedAsADuplicateOfAnotherIsALoss() {
    run.journal("ACCEPTED", "regional", null, "m3", null, "R-3", "");
    run.journal("DUPLICATE", "regional", null, "m3", "m1", "R-3", "");

    assertThat(run.findings()).singleElement().asString().contains("LOST regional R-3");
  }

  @Test
  void twoMessagesSuppressedAsDuplicatesOfEachOtherAreALoss() {
    run.journal("ACCEPTED", "regional", null, "m3", null, "R-3", "");
    run.journal("ACCEPTED", "regional", null, "m4", null, "R-3", "");
    run.journal("DUPLICATE", "regional", null, "m3", "m4", "R-3", "");
    run.journal("DUPLICATE", "regional", null, "m4", "m3", "R-3", "");

    assertThat(run.findings()).isNotEmpty().allMatch(line -> line.contains("LOST regional R-3"));
  }

  @Test
  void aMessageAnsweredWithTheReceiptOfAnotherIsALoss() {
    run.portalSent.add(new RegionalBook.Sent("R-3", 1, 201, "m1", null));
    assertThat(run.findings()).singleElement().asString().contains("R-3", "m1");

    run.journal("DUPLICATE", "regional", null, "m1", null, "R-3", "");
    assertThat(run.findings()).singleElement().asString().contains("LOST regional R-3");
  }

  @Test
  void aRepetitionUnderAnotherNameAnsweredWithTheFirstReceiptIsNoLoss() {
    run.portalSent.add(new RegionalBook.Sent("R-1-again", 1, 201, "m1", null));
    run.journal("DUPLICATE", "regional", null, "m1", null, "R-1", "");

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void anEndThatThePortalNeverSawIsALossThoughItSawAnEarlierStatus() {
    run.portalStatuses.set(0, new ChannelStatus("regional", "R-1", "open", "В работе", ""));

    assertThat(run.findings()).singleElement().asString().contains("LOST regional R-1", "closed");
  }

  @Test
  void aStatusSeenUnderTheReceiptOfARecognisedDuplicateIsNoLoss() {
    run.journal.replaceAll(
        line ->
            "R-1".equals(line.externalId())
                ? new JournalLine(
                    line.sequence(),
                    line.at(),
                    line.type(),
                    line.party(),
                    line.caseId(),
                    line.messageId(),
                    line.causationId(),
                    "key:R-1",
                    line.failure(),
                    line.detail(),
                    line.payloadHash())
                : line);
    run.portalSent.set(0, new RegionalBook.Sent("R-1", 2, 201, "m3", null));
    run.journal("ACCEPTED", "regional", null, "m3", null, "key:R-1", "");
    run.journal("DUPLICATE", "regional", null, "m3", "m1", "key:R-1", "");

    assertThat(run.findings()).isEmpty();
  }

  @Test
  void anAnswerNobodyAcceptedIsALoss() {
    run.answers.add(
        new BodyAnswer("wire-1", "answer-9", "status", "В работе", List.of(), 0, true, 1));

    assertThat(run.findings()).singleElement().asString().contains("roads answer answer-9");
  }

  @Test
  void anAnswerNeverAcknowledgedIsALoss() {
    run.answers.set(
        0, new BodyAnswer("wire-1", "answer-1", "content", "Решено", List.of(), 0, false, 7));

    assertThat(run.findings()).singleElement().asString().contains("never acknowledged");
  }

  @Test
  void anAnswerThatNeverReachedTheAskerIsALoss() {
    run.asked();

    assertThat(run.findings()).singleElement().asString().contains("inquiries wire-0", "it saw 0");
  }

  @Test
  void anAnswerThatTheAskerGotTwiceIsDoubled() {
    Inquiry.Answer answer = new Inquiry.Answer("status", "В работе", false, List.of());
    run.asked(answer, answer);

    assertThat(run.findings()).singleElement().asString().contains("DOUBLED inquiries wire-0");
  }

  @Test
  void anInquiryThatTheJournalDoesNotKnowIsALoss() {
    run.inquiries.add(new Inquiry("wire-9", "case-9", false, List.of()));

    assertThat(run.findings()).singleElement().asString().contains("LOST inquiries wire-9");
  }

  @Test
  void aStatusThePortalNeverSawIsALoss() {
    run.portalStatuses.clear();

    assertThat(run.findings()).singleElement().asString().contains("regional R-1", "it saw 0");
  }

  @Test
  void aStatusThatNeverReachedThePosIsALoss() {
    run.posStatuses.clear();

    assertThat(run.findings()).singleElement().asString().contains("pos 300", "it saw 0");
  }

  @Test
  void oneStatusInTwoFilesIsDoubled() {
    run.posStatuses.add(new ChannelStatus("pos", "300", "Решено", "Убрано", "out-2.xlsx"));

    assertThat(run.findings()).singleElement().asString().contains("DOUBLED pos 300");
  }
}
