package ru.uzel.console.overview;

import java.util.List;
import ru.uzel.console.message.Badge;

/**
 * A party in the table.
 *
 * @param name as its file is called
 * @param cells its queues, in the order of their heads
 * @param oldest since when the one that waits longest does; empty where none waits
 * @param next when the hub tries again
 */
record PartyLine(
    String title,
    String name,
    Badge badge,
    List<Cell> cells,
    String oldest,
    String reason,
    String next,
    String messages,
    String failures) {

  /**
   * How many lie in a queue.
   *
   * @param role names the queue
   * @param tone names the colour; empty where nothing lies there
   */
  record Cell(String role, String head, String count, String tone) {}
}
