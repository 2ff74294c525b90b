package ru.uzel.adapters.smev;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.signature.SignatureReport;

/**
 * Takes what СМЭВ gave out: its signature first, for {@code accepted="false"} says that this one
 * does not hold and nothing else. Whatever else is wrong is the hub's to settle: the message is
 * kept whole, acknowledged, and waits in doubt for a person, for given back it would be lost or
 * come for ever.
 */
final class SmevTaking {

  private static final Logger LOG = LoggerFactory.getLogger(SmevTaking.class);

  private final SmevDialogue dialogue;
  private final Intake intake;
  private final AttachmentIntake attachments;
  private final DoubtedMessages doubted;
  private final Recurrence recurrence = new Recurrence();
  private final Set<String> beingTaken = ConcurrentHashMap.newKeySet();

  SmevTaking(
      SmevDialogue dialogue, Intake intake, AttachmentIntake attachments, DoubtedMessages doubted) {
    this.dialogue = dialogue;
    this.intake = intake;
    this.attachments = attachments;
    this.doubted = doubted;
  }

  SmevDialogue dialogue() {
    return dialogue;
  }

  /**
   * On return with {@link Outcome#TAKEN} the message is durably the hub's and acknowledged.
   *
   * @throws HubFailure when the hub, the file store or СМЭВ cannot do its part now
   */
  Outcome take(SmevClients.Peer peer, Fetched fetched) {
    Optional<SignatureReport> smev =
        dialogue.bySmev(
            peer,
            fetched.messageId(),
            fetched.answer(),
            fetched.smev(),
            fetched.where(),
            fetched::evidence);
    if (smev.isEmpty()) {
      dialogue.acknowledge(peer, fetched.messageId(), false);
      return Outcome.REFUSED;
    }
    String key = peer.party().name() + " " + fetched.messageId();
    if (!beingTaken.add(key)) {
      // Its files take longer than СМЭВ waits for an Ack; the poller that has it goes on.
      return Outcome.EMPTY;
    }
    try {
      return takeOnce(peer, fetched, smev.get());
    } finally {
      beingTaken.remove(key);
    }
  }

  private Outcome takeOnce(SmevClients.Peer peer, Fetched fetched, SignatureReport smev) {
    if (!hasItsFiles(peer, fetched)) {
      SignatureReport report = smev.and(dialogue.verify(fetched.answer(), fetched.sender()));
      AttachmentIntake.Taken files = files(peer, fetched);
      HubFailure doubt = report.valid() ? files.doubt() : report.untrusted(fetched.where());
      if (doubt instanceof RejectedFailure wrong
          && !recurrence.again(peer.party().name(), fetched.messageId(), wrong)) {
        // A file may still be on its way into the store: СМЭВ gives the message out once more.
        dialogue.refuse(peer, fetched.messageId(), fetched.evidence(), wrong);
        LOG.warn(
            "party {}: the files of message {} cannot be taken, it stays with СМЭВ for now: {}",
            peer.party().name(),
            fetched.messageId(),
            wrong.reason());
        return Outcome.TROUBLE;
      }
      accept(peer, fetched, report, files, doubt);
    }
    dialogue.acknowledge(peer, fetched.messageId(), true);
    return Outcome.TAKEN;
  }

  /**
   * Asked before files are fetched: they may be a gibibyte, and the Ack alone was lost. Without
   * them the intake asks soon enough.
   */
  private boolean hasItsFiles(SmevClients.Peer peer, Fetched fetched) {
    return fetched.hasFilesElsewhere()
        && intake
            .repeated(
                peer.party().name(),
                new ExternalId(fetched.messageId()),
                fetched.version(),
                fetched.answer().wire())
            .isPresent();
  }

  private AttachmentIntake.Taken files(SmevClients.Peer peer, Fetched fetched) {
    AttachmentLists lists = fetched.lists();
    return lists == null
        ? AttachmentIntake.Taken.NOTHING
        : attachments.take(peer.properties(), lists, fetched.answer().message(), Set.of());
  }

  private void accept(
      SmevClients.Peer peer,
      Fetched fetched,
      SignatureReport report,
      AttachmentIntake.Taken files,
      @Nullable HubFailure doubt) {
    // Before what is kept for the queues takes credentials and contents out of the document.
    Map<String, String> facts =
        doubt == null
            ? ContentFacts.of(files.kept())
            : doubted.facts(fetched.answer(), files, doubt);
    AttachmentLists lists = fetched.lists();
    InboundMessage message =
        fetched
            .acceptance()
            .of(
                lists == null
                    ? fetched.answer().wire()
                    : lists.accepted(fetched.answer().wire(), files.byKey()),
                facts,
                doubt == null ? files.noted(report.summary()) : "in doubt: " + doubt.reason());
    intake.accept(
        doubt == null ? message : message.as(DoubtedMessages.version(message.version(), facts)));
    if (doubt != null) {
      LOG.warn(
          "party {}: message {} is taken in doubt ({}): {}",
          peer.party().name(),
          fetched.messageId(),
          doubt.code().wireName(),
          doubt.reason());
    }
  }
}
