package ru.uzel.bench.cases;

import java.util.Map;
import ru.uzel.bench.load.Percentiles;

/**
 * What was measured beside so many cases.
 *
 * @param rate messages with all their updates a second
 * @param completions milliseconds from the message to its last status at the channel
 * @param memory the hub's, after the load
 * @param answers milliseconds of each kind of question
 */
record Measurement(
    long cases,
    long messages,
    double rate,
    Percentiles completions,
    HubMemory memory,
    Map<Question, Percentiles> answers,
    long unfinished,
    long failures) {}
