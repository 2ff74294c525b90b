package ru.uzel.bench.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ru.uzel.bench.book.JournalLine;

/** The journal's accounts of each message: accepted once, decided once, each output ended once. */
public final class JournalView {

  private static final String HUB = "uzel";
  private static final Set<String> ENDINGS = Set.of("DELIVERED", "PARKED", "DEAD_LETTERED");

  private final List<JournalLine> lines;
  private final Map<String, JournalLine> accepted = new LinkedHashMap<>();
  private final Map<String, String> recognisedInFlow = new LinkedHashMap<>();
  private final Map<String, List<JournalLine>> decided;
  private final Map<String, List<JournalLine>> outputs;
  private final Map<String, List<JournalLine>> endings;

  /**
   * @param all records; what the hub's own clock brought about stands in nobody's book, and is left
   *     out
   */
  public JournalView(List<JournalLine> all) {
    this(all, false);
  }

  /** Only what the hub's own clock brought about. */
  static JournalView ofTheClock(List<JournalLine> all) {
    return new JournalView(all, true);
  }

  private JournalView(List<JournalLine> all, boolean ofTheClock) {
    this.lines = lines(all, ofTheClock);
    lines.stream()
        .filter(line -> line.is("ACCEPTED") && line.messageId() != null)
        .forEach(line -> accepted.putIfAbsent(key(line.messageId()), line));
    lines.stream()
        .filter(line -> line.is("DUPLICATE") && line.causationId() != null)
        .forEach(line -> recognisedInFlow.put(key(line.messageId()), key(line.causationId())));
    decided = byMessage("DECIDED");
    outputs =
        lines.stream()
            .filter(line -> line.is("OUTPUT"))
            .collect(groupingBy(line -> key(line.causationId())));
    endings =
        lines.stream()
            .filter(line -> ENDINGS.contains(line.type()))
            .collect(groupingBy(line -> key(line.messageId())));
  }

  private static List<JournalLine> lines(List<JournalLine> all, boolean ofTheClock) {
    Set<String> own =
        all.stream()
            .filter(line -> line.is("ACCEPTED") && HUB.equals(line.party()))
            .map(line -> key(line.messageId()))
            .collect(toSet());
    return all.stream()
        .filter(
            line ->
                ofTheClock
                    == (own.contains(key(line.messageId()))
                        || own.contains(key(line.causationId()))))
        .toList();
  }

  private Map<String, List<JournalLine>> byMessage(String type) {
    return lines.stream()
        .filter(line -> line.is(type))
        .collect(groupingBy(line -> key(line.messageId())));
  }

  private static String key(@org.jspecify.annotations.Nullable String id) {
    return id == null ? "" : id;
  }

  public List<JournalLine> lines() {
    return lines;
  }

  /** Accepted messages that were not recognised as duplicates afterwards. */
  public Collection<JournalLine> accepted() {
    return accepted.values().stream()
        .filter(line -> !recognisedInFlow.containsKey(key(line.messageId())))
        .toList();
  }

  /** Whether that accepted message was recognised as a duplicate afterwards. */
  public boolean isRecognisedInFlow(String messageId) {
    return recognisedInFlow.containsKey(messageId);
  }

  /** The message that a receipt leads to: itself, or the one it was recognised to repeat. */
  public String first(String receipt) {
    return recognisedInFlow.getOrDefault(receipt, receipt);
  }

  public Optional<JournalLine> acceptedAs(String messageId) {
    return Optional.ofNullable(accepted.get(messageId));
  }

  public List<JournalLine> decisions(String acceptedId) {
    return decided.getOrDefault(acceptedId, List.of());
  }

  public List<JournalLine> outputs(String acceptedId) {
    return outputs.getOrDefault(acceptedId, List.of());
  }

  public List<JournalLine> allOutputs() {
    return lines.stream().filter(line -> line.is("OUTPUT")).toList();
  }

  /** Endings of an output, or of an accepted message that its flow parked. */
  public List<JournalLine> endings(String id) {
    return endings.getOrDefault(id, List.of());
  }

  public boolean isParkedByFlow(JournalLine acceptedLine) {
    return endings(key(acceptedLine.messageId())).stream()
        .anyMatch(line -> line.is("PARKED") && line.causationId() == null);
  }

  /** Accepted messages of a party under one external id. */
  public List<JournalLine> accepted(String party, String externalId) {
    return accepted().stream()
        .filter(line -> party.equals(line.party()) && externalId.equals(line.externalId()))
        .toList();
  }

  public long count(String type) {
    return lines.stream().filter(line -> line.is(type)).count();
  }
}
