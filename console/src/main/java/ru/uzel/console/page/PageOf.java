package ru.uzel.console.page;

import java.util.List;
import java.util.Optional;

/**
 * As many rows as a page has; one more was asked for, to know whether there are more.
 *
 * @param last the last row where more follow it, for the next page begins behind it
 */
public record PageOf<T>(List<T> rows, Optional<T> last) {

  public static <T> PageOf<T> cut(List<T> found, int most) {
    return found.size() <= most
        ? new PageOf<>(List.copyOf(found), Optional.empty())
        : new PageOf<>(List.copyOf(found.subList(0, most)), Optional.of(found.get(most - 1)));
  }
}
