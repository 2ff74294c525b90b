package ru.uzel.console.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.record.Link;
import ru.uzel.console.record.RecordLine;

/**
 * One message's life.
 *
 * @param took from the first to the last step
 * @param voting what came of a voting, where the message tells that
 * @param records every record, in order
 * @param more where the life goes on; empty where this is all
 */
record MessageView(
    String id,
    Badge badge,
    String failure,
    String cure,
    String party,
    String kind,
    String number,
    String trace,
    String took,
    @Nullable Link hubCase,
    @Nullable Link causedBy,
    @Nullable VotingView voting,
    List<OutputLine> outputs,
    List<OutputLine> repetitions,
    List<RecordLine> records,
    String more) {}
