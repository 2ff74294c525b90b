package ru.uzel.bench.book;

import java.util.List;
import java.util.stream.Stream;

/**
 * All books of one run beside the hub's journal.
 *
 * @param others those of the channels that send JSON
 * @param kept files that the hub's content store was asked for
 */
public record Books(
    RegionalBook regional,
    PosBook pos,
    SmevBook smev,
    ExecutorBook executor,
    JsonChannels others,
    List<JournalLine> journal,
    List<KeptFile> kept) {

  public static final String REGIONAL = "regional";
  public static final String POS = "pos";

  public static final String SOCIAL = "social";

  public static final String MUNICIPAL = "municipal";

  public static final String APPEALS = "appeals";

  /** Other authorities, for which the hub is a provider of the exchange. */
  public static final String INQUIRIES = "inquiries";

  public Books {
    journal = List.copyOf(journal);
    kept = List.copyOf(kept);
  }

  /** What took effect at bodies, whatever way it came. */
  public List<BodyReceipt> received() {
    return Stream.of(smev.received(), executor.received()).flatMap(List::stream).toList();
  }

  /** What bodies were told of terms, whatever way it came. */
  public List<Notice> notices() {
    return Stream.of(smev.notices(), executor.notices()).flatMap(List::stream).toList();
  }

  /** What the channels sent. */
  public List<ChannelSend> sends() {
    return Stream.of(
            regional.sends(REGIONAL), pos.sends(POS), smev.sends(INQUIRIES), others.sends())
        .flatMap(List::stream)
        .toList();
  }

  /** What the channels were told. */
  public List<ChannelStatus> statuses() {
    return Stream.of(
            regional.statuses(), pos.statuses(), smev.statuses(INQUIRIES), others.statuses())
        .flatMap(List::stream)
        .toList();
  }
}
