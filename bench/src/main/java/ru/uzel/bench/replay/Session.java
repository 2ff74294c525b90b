package ru.uzel.bench.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import ru.uzel.bench.replay.edge.Edge;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.Edges;
import ru.uzel.bench.replay.edge.HubJournal;
import ru.uzel.bench.replay.edge.PartyFile;
import ru.uzel.bench.replay.edge.Stop;
import ru.uzel.bench.replay.mapping.RowMapping;
import ru.uzel.bench.replay.source.SourceFile;
import ru.uzel.bench.replay.source.UnreadableFile;

/** One run of a replay: what is still to be sent, what is still to be decided, and the summary. */
record Session(
    ReplayOptions options,
    PartyFile party,
    RowMapping mapping,
    SourceFile file,
    Progress progress,
    HubJournal journal,
    Stop stop,
    Teller teller,
    List<String> notes) {

  /** Returns the exit code; whatever ends it, what is known is reported. */
  int run(Report report, PrintWriter out, Duration patience)
      throws IOException, UnreadableFile, EdgeFailure, InterruptedException {
    boolean finished = false;
    Thread ticker = teller.ticking(progress);
    try {
      if (!progress.ended() || !progress.undecided().isEmpty()) {
        work(patience);
      }
      finished = true;
    } finally {
      ticker.interrupt();
      progress.sync();
      report.write(progress);
      teller.tell(progress.totals().toString());
      out.println(progress.totals().json(finished, report.file(), notes));
      out.flush();
    }
    return progress.totals().allTaken() ? 0 : 1;
  }

  private void work(Duration patience)
      throws IOException, UnreadableFile, EdgeFailure, InterruptedException {
    Decisions decisions = new Decisions(journal, stop, progress::record);
    try (Edge edge =
        options
            .edges()
            .open(
                party,
                new Edges.Run(
                    progress.header().run(),
                    progress.header().slice(),
                    journal,
                    new JournalReceipts(journal, progress, stop),
                    stop,
                    teller::tell))) {
      edge.ready();
      decisions.start(journal.size());
      for (Entry entry : progress.undecided()) {
        decisions.expect(entry);
      }
      decisions.ask(progress.undecided());
      if (!progress.ended()) {
        new Replay(file, mapping, progress, edge, decisions, new Pace(options.rate(), stop), stop)
            .send(
                note -> {
                  notes.add(note);
                  teller.tell(note);
                });
      }
      teller.tell("все строки поданы; ждём, что узел о них решит");
      decisions.settle(patience);
    }
  }
}
