package ru.uzel.bench.book;

import java.util.List;
import java.util.stream.Stream;

/** All books of one run beside the hub's journal. */
public record Books(RegionalBook regional, PosBook pos, SmevBook smev, List<JournalLine> journal) {

  public static final String REGIONAL = "regional";
  public static final String POS = "pos";

  public Books {
    journal = List.copyOf(journal);
  }

  /** What both channels sent. */
  public List<ChannelSend> sends() {
    return Stream.concat(regional.sends(REGIONAL).stream(), pos.sends(POS).stream()).toList();
  }

  /** What both channels were told. */
  public List<ChannelStatus> statuses() {
    return Stream.concat(regional.statuses().stream(), pos.statuses().stream()).toList();
  }
}
