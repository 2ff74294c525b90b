package ru.uzel.console.page;

import java.io.Serial;
import java.util.List;

/** There is no such thing; the reader is told what was looked for, and where. */
public final class NothingFound extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String sought;
  private final List<String> places;

  /**
   * @param sought as the reader wrote it
   * @param places keys of the texts that say where it was looked for
   */
  public NothingFound(String sought, List<String> places) {
    super("nothing found");
    this.sought = sought;
    this.places = List.copyOf(places);
  }

  String sought() {
    return sought;
  }

  List<String> places() {
    return places;
  }
}
