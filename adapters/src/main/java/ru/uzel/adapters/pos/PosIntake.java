package ru.uzel.adapters.pos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.VotingResult;
import ru.uzel.model.message.WireBytes;

/**
 * Takes one export after another. A file is read twice: only when it is sound to its end are its
 * rows accepted, so a broken file leaves nothing behind. It is moved away last of all; whatever
 * happens before, the next look finds it again, and rows taken before are recognised as repeated.
 */
final class PosIntake {

  private static final Logger LOG = LoggerFactory.getLogger(PosIntake.class);
  private static final int MOST_JOURNALED = 1 << 16;

  private final PartyName party;
  private final PosProperties properties;
  private final PosFolder folder;
  private final Intake intake;
  private final Clock clock;
  private final BooleanSupplier stopping;

  PosIntake(
      PartyName party,
      PosProperties properties,
      PosFolder folder,
      Intake intake,
      Clock clock,
      BooleanSupplier stopping) {
    this.party = party;
    this.properties = properties;
    this.folder = folder;
    this.intake = intake;
    this.clock = clock;
    this.stopping = stopping;
  }

  /** Never throws: what cannot be taken now is left where it is. */
  void take(Path file) {
    try {
      Object before = state(file);
      PosOutcome outcome = new PosOutcome(String.valueOf(file.getFileName()), sha256(file));
      try {
        read(file, outcome);
      } catch (PosProblem problem) {
        outcome.refusedWhole(problem);
      }
      if (!before.equals(state(file))) {
        LOG.warn(
            "party {}: {} changed while it was read, it is read again", party, outcome.fileName());
        return;
      }
      finish(file, outcome);
    } catch (RetryableFailure failure) {
      LOG.warn("party {}: a file stays in in/ and is tried again: {}", party, failure.reason());
    } catch (IOException e) {
      LOG.warn("party {}: a file stays in in/ and is tried again", party, e);
    }
  }

  private void read(Path file, PosOutcome outcome) throws PosProblem, IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw PosProblem.ofFile(PosFault.NOT_A_FILE);
    }
    if (Files.size(file) > properties.largestFile()) {
      throw PosProblem.ofFile(PosFault.TOO_LARGE);
    }
    PosHeader header = rows(file, row -> {});
    outcome.header(header);
    if (header.table() == PosTable.VOTINGS) {
      PosVotings votings = new PosVotings();
      rows(file, votings::add);
      for (PosVoting voting : votings.all()) {
        voting(voting, outcome);
      }
    } else {
      rows(file, row -> row(row, outcome));
    }
  }

  private PosHeader rows(Path file, PosSheet.Rows rows) throws PosProblem {
    return PosFolder.isCsv(file)
        ? PosCsv.read(file, rows)
        : PosSheet.read(file, folder.root(), rows);
  }

  private void voting(PosVoting voting, PosOutcome outcome) throws PosProblem {
    requireRunning();
    List<PosProblem> problems = voting.problems();
    VotingResult result = voting.result();
    if (result != null) {
      int first = voting.rows().get(0).number();
      problems = tried(first, () -> accept(voting, result, outcome));
    }
    if (!problems.isEmpty()) {
      outcome.refused(
          new PosOutcome.Refused(
              voting.object(), problems, cut(voting.wire()), voting.rows().size()));
    }
  }

  private void accept(PosVoting voting, VotingResult result, PosOutcome outcome) {
    Map<String, String> facts = facts(outcome, voting.rows().get(0).number(), voting.formulas());
    Receipt receipt =
        intake.accept(
            new InboundMessage(
                party,
                new ExternalId(result.objectId()),
                PosVoting.version(result),
                MessageKind.VOTING_RESULT,
                result.objectId(),
                voting.wire(),
                facts,
                "drop-folder",
                null,
                null));
    voting.rows().forEach(row -> outcome.accepted(row, receipt.repeated()));
  }

  private void requireRunning() {
    if (stopping.getAsBoolean()) {
      throw later("the hub is stopping", null);
    }
  }

  private void row(PosRow row, PosOutcome outcome) throws PosProblem {
    requireRunning();
    List<PosProblem> problems = problems(row);
    if (problems.isEmpty()) {
      problems = tried(row.number(), () -> accept(row, outcome));
    }
    if (!problems.isEmpty()) {
      String number =
          row.get(PosColumn.NUMBER).filter(n -> n.length() <= ExternalId.LONGEST).orElse(null);
      outcome.refused(new PosOutcome.Refused(number, problems, cut(row.wire()), 1));
    }
  }

  private List<PosProblem> problems(PosRow row) {
    if (!row.problems().isEmpty()) {
      return row.problems();
    }
    try {
      PosMessage.of(row, properties);
      for (PosScore score : PosScore.values()) {
        if (score.isIn(row)) {
          score.of(row, clock.instant());
        }
      }
      return List.of();
    } catch (PosProblem problem) {
      return List.of(problem);
    }
  }

  private void accept(PosRow row, PosOutcome outcome) {
    Receipt receipt = intake.accept(inbound(row, outcome, null));
    // After its message, and in the same group: so they are decided about after it.
    for (PosScore score : PosScore.values()) {
      if (score.isIn(row)) {
        intake.accept(inbound(row, outcome, score));
      }
    }
    outcome.accepted(row, receipt.repeated());
  }

  private List<PosProblem> tried(int row, Runnable taking) {
    try {
      taking.run();
      return List.of();
    } catch (RetryableFailure failure) {
      throw failure;
    } catch (HubFailure failure) {
      LOG.warn("party {}: row {} was not taken: {}", party, row, failure.reason());
      return List.of(PosProblem.ofFile(PosFault.NOT_TAKEN).inRow(row));
    } catch (RuntimeException e) {
      throw later("the hub met an error of its own", e);
    }
  }

  /**
   * @param score null for the resident's message itself
   */
  private InboundMessage inbound(PosRow row, PosOutcome outcome, @Nullable PosScore score) {
    String number = row.get(PosColumn.NUMBER).orElseThrow();
    Map<String, String> facts = facts(outcome, row.number(), row.formulas());
    if (score != null) {
      facts.put(PosMapper.FACT_SCORE, score.name());
    }
    return new InboundMessage(
        party,
        new ExternalId(score == null ? number : score.prefix() + number),
        score == null ? row.version() : score.version(row),
        score == null ? MessageKind.CITIZEN_MESSAGE : MessageKind.SATISFACTION_SCORE,
        number,
        row.wire(),
        facts,
        "drop-folder",
        null,
        null);
  }

  private static Map<String, String> facts(PosOutcome outcome, int row, Set<String> formulas) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(PosMapper.FACT_FILE, outcome.fileName());
    facts.put(PosMapper.FACT_FILE_SHA256, outcome.sha256());
    facts.put(PosMapper.FACT_ROW, String.valueOf(row));
    if (!formulas.isEmpty()) {
      facts.put(PosMapper.FACT_FORMULAS, String.join(", ", formulas));
    }
    return facts;
  }

  private void finish(Path file, PosOutcome outcome) throws IOException {
    Path target =
        PosFolder.free(outcome.failed() ? folder.failed() : folder.done(), outcome.fileName());
    if (outcome.failed() || !outcome.warnings().isEmpty()) {
      PosReport.write(outcome, clock.instant(), target);
    }
    for (PosOutcome.Refused row : outcome.refused()) {
      intake.refuse(
          new Refusal(
              party,
              row.number(),
              outcome.fileName(),
              row.wire(),
              PosFailures.rejected(row.problems().get(0))));
    }
    PosProblem whole = outcome.problem();
    if (whole != null) {
      intake.refuse(
          new Refusal(party, null, outcome.fileName(), start(file), PosFailures.rejected(whole)));
    }
    PosFolder.move(file, target);
    LOG.info(
        "party {}: {} went to {}: {} rows accepted, {} repeated, {} refused",
        party,
        outcome.fileName(),
        folder.root().relativize(target),
        outcome.accepted(),
        outcome.repeated(),
        outcome.refusedRows());
  }

  private static WireBytes cut(WireBytes wire) {
    return wire.size() <= MOST_JOURNALED
        ? wire
        : WireBytes.of(wire.contentType(), Arrays.copyOf(wire.bytes(), MOST_JOURNALED));
  }

  /** The beginning of a file nothing could be read of; the whole of it lies in failed/. */
  private static @Nullable WireBytes start(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return WireBytes.of(
          PosFolder.isCsv(file) ? "text/csv" : PosStatusFile.CONTENT_TYPE,
          in.readNBytes(MOST_JOURNALED));
    }
  }

  private static Object state(Path file) throws IOException {
    return List.of(
        Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS),
        Files.readAttributes(file, "size", LinkOption.NOFOLLOW_LINKS));
  }

  private static String sha256(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "-";
    }
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), PosRow.sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static RetryableFailure later(String why, @Nullable Throwable cause) {
    return new RetryableFailure(
        FailureCode.INTERNAL,
        Origin.HUB,
        why,
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        cause);
  }
}
