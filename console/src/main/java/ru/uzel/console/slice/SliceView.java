package ru.uzel.console.slice;

import java.util.List;

/**
 * A slice as it is shown.
 *
 * @param page its own address, without a period
 * @param from the first day, as the form has it
 * @param to the first day no longer counted
 * @param rows the last one is the total
 * @param csv where the same is to be had as a file
 */
record SliceView(
    String title,
    String page,
    String from,
    String to,
    List<Head> heads,
    List<Row> rows,
    boolean empty,
    List<Meaning> meanings,
    String csv) {

  /** Of a column. */
  record Head(String text, boolean number) {}

  record Row(List<Cell> cells, boolean total) {}

  /** One value under its head; {@code told} is false where there is none. */
  record Cell(String head, String text, boolean number, boolean told) {}

  /** What a measure counts. */
  record Meaning(String measure, String text) {}
}
