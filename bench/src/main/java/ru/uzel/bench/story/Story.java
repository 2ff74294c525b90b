package ru.uzel.bench.story;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that will be sent, planned before the first byte goes out.
 *
 * @param first requests of the first wave
 * @param second requests that repeat something of the first and so must come after it
 * @param firstExports files of the first wave
 * @param secondExports files that repeat something of the first
 * @param inquiries what other authorities ask through the exchange
 * @param messages what comes by the channels that send JSON
 * @param answers the bodies' last words, by a marker in the text of a message
 * @param faults what goes wrong on purpose
 */
public record Story(
    List<PlannedRequest> first,
    List<PlannedRequest> second,
    List<PlannedExport> firstExports,
    List<PlannedExport> secondExports,
    List<PlannedInquiry> inquiries,
    List<PlannedMessage> messages,
    Map<String, String> answers,
    PlannedFaults faults) {

  /** How often a body tells a channel something: who works on it, and what came of it. */
  static final int INTERIM_ANSWERS = 1;

  public Story {
    first = List.copyOf(first);
    second = List.copyOf(second);
    firstExports = List.copyOf(firstExports);
    secondExports = List.copyOf(secondExports);
    inquiries = List.copyOf(inquiries);
    messages = List.copyOf(messages);
    answers = Map.copyOf(answers);
  }

  public List<PlannedRequest> requests() {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  public List<PlannedExport> exports() {
    return Stream.concat(firstExports.stream(), secondExports.stream()).toList();
  }

  List<PlannedRow> rows() {
    return exports().stream().flatMap(export -> export.rows().stream()).toList();
  }

  /** The fates of all messages that open cases, files refused as a whole included. */
  List<Fate> fates() {
    return Stream.of(
            requests().stream().map(PlannedRequest::fate),
            rows().stream().map(PlannedRow::fate),
            inquiries.stream().map(inquiry -> Fate.DELIVERED),
            messages.stream().map(PlannedMessage::fate),
            exports().stream().filter(export -> export.rows().isEmpty()).map(x -> Fate.REFUSED))
        .flatMap(fates -> fates)
        .toList();
  }
}
