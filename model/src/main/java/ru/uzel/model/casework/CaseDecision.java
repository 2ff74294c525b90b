package ru.uzel.model.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Transfer;

/** What was decided about an accepted message. */
public sealed interface CaseDecision {

  CaseId caseId();

  /** What it does to the case's terms, in order. */
  default List<DeadlineEvent> deadlines() {
    return List.of();
  }

  /** What was decided to be sent, in order. */
  default List<OutboundMessage> outputs() {
    return List.of();
  }

  /** The same message was accepted before under another hub id: nothing is to be done. */
  record Duplicate(CaseId caseId, MessageId first) implements CaseDecision {}

  /** The message opened a case. */
  record Opened(CaseId caseId, List<OutboundMessage> outputs, List<DeadlineEvent> deadlines)
      implements CaseDecision {
    public Opened {
      outputs = List.copyOf(outputs);
      deadlines = List.copyOf(deadlines);
    }

    /** One whose terms nobody counts. */
    public Opened(CaseId caseId, List<OutboundMessage> outputs) {
      this(caseId, outputs, List.of());
    }
  }

  /**
   * The message tells of the problem of a case that another channel opened, and belongs to it now.
   * Its outputs tell its channel how far the case is.
   */
  record Joined(CaseId caseId, List<OutboundMessage> outputs, List<DeadlineEvent> deadlines)
      implements CaseDecision {
    public Joined {
      outputs = List.copyOf(outputs);
      deadlines = List.copyOf(deadlines);
    }
  }

  /** The update moved the case to another status. */
  record Applied(
      CaseId caseId,
      CanonicalStatus status,
      List<OutboundMessage> outputs,
      List<DeadlineEvent> deadlines)
      implements CaseDecision {
    public Applied {
      outputs = List.copyOf(outputs);
      deadlines = List.copyOf(deadlines);
    }

    /** One that does nothing to the case's terms. */
    public Applied(CaseId caseId, CanonicalStatus status, List<OutboundMessage> outputs) {
      this(caseId, status, outputs, List.of());
    }
  }

  /**
   * A term of the case came to a phase, or those who are to know are told of one it came to.
   *
   * @param untold why nobody could be told, though somebody may have had to be; null where all are
   */
  record Timed(
      CaseId caseId, DeadlineEvent event, List<OutboundMessage> outputs, @Nullable String untold)
      implements CaseDecision {
    public Timed {
      outputs = List.copyOf(outputs);
    }

    /** One that all are told of who are to know. */
    public Timed(CaseId caseId, DeadlineEvent event, List<OutboundMessage> outputs) {
      this(caseId, event, outputs, null);
    }

    /** None where the event was decided before, with a message, and is told now. */
    @Override
    public List<DeadlineEvent> deadlines() {
      return event.phase().comesByItself() ? List.of(event) : List.of();
    }
  }

  /**
   * The case moved to another body.
   *
   * @param transfer with the hub's verdict
   * @param to the party it lies with now; null where it left by a way that the hub has no channel
   *     for, and a person has to see to it
   */
  record Transferred(
      CaseId caseId,
      Transfer transfer,
      @Nullable PartyName to,
      List<OutboundMessage> outputs,
      List<DeadlineEvent> deadlines)
      implements CaseDecision {
    public Transferred {
      outputs = List.copyOf(outputs);
      deadlines = List.copyOf(deadlines);
    }

    /** One that does nothing to the case's terms. */
    public Transferred(
        CaseId caseId, Transfer transfer, @Nullable PartyName to, List<OutboundMessage> outputs) {
      this(caseId, transfer, to, outputs, List.of());
    }
  }

  /** The transfer must not be: the case stays where it is, and whoever asked for it is told. */
  record Refused(CaseId caseId, FailureCode code, String reason, List<OutboundMessage> outputs)
      implements CaseDecision {
    public Refused {
      outputs = List.copyOf(outputs);
    }
  }

  /** The applicant's rating of the answer is kept with the case. */
  record Scored(CaseId caseId, List<OutboundMessage> outputs) implements CaseDecision {
    public Scored {
      outputs = List.copyOf(outputs);
    }
  }

  /** The applicant is not content, and the case is considered anew. */
  record Reopened(CaseId caseId, List<OutboundMessage> outputs, List<DeadlineEvent> deadlines)
      implements CaseDecision {
    public Reopened {
      outputs = List.copyOf(outputs);
      deadlines = List.copyOf(deadlines);
    }

    /** One that does nothing to the case's terms. */
    public Reopened(CaseId caseId, List<OutboundMessage> outputs) {
      this(caseId, outputs, List.of());
    }
  }

  /**
   * A message that had joined the case belongs to it no more.
   *
   * @param own the case that the message has now
   * @param outputs of both cases
   * @param deadlines of its own: nothing becomes of the terms of the other
   */
  record Separated(
      CaseId caseId, CaseId own, List<OutboundMessage> outputs, List<DeadlineEvent> deadlines)
      implements CaseDecision {
    public Separated {
      outputs = List.copyOf(outputs);
      deadlines = List.copyOf(deadlines);
    }

    /** One whose terms nobody counts. */
    public Separated(CaseId caseId, CaseId own, List<OutboundMessage> outputs) {
      this(caseId, own, outputs, List.of());
    }
  }

  /** The message was answered by itself, and no case has that id. */
  record Answered(CaseId caseId, OutboundMessage answer) implements CaseDecision {
    @Override
    public List<OutboundMessage> outputs() {
      return List.of(answer);
    }
  }

  /**
   * The message has no case: it is kept, and told to those whom flows name.
   *
   * @param caseId an id that all versions have in common, and no case has
   * @param version 1, or above it for what corrects an earlier one
   */
  record Published(CaseId caseId, int version, List<OutboundMessage> outputs)
      implements CaseDecision {
    public Published {
      outputs = List.copyOf(outputs);
    }
  }

  /** The message is kept with the case but changes nothing: late, repeated, or a mere revision. */
  record Stored(CaseId caseId, String reason) implements CaseDecision {}
}
