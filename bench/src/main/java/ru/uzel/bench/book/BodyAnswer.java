package ru.uzel.bench.book;

import java.util.List;

/**
 * One answer that a body gave.
 *
 * @param requestId the wire's id of what it answers
 * @param responseId the wire's id of the answer
 * @param kind {@code status} or {@code content}
 * @param status the body's word
 * @param files what was attached
 * @param spoilt how many of its deliveries were altered or wrongly signed on purpose
 * @param accepted whether it was acknowledged as good in the end
 * @param deliveries how often it was handed out
 */
public record BodyAnswer(
    String requestId,
    String responseId,
    String kind,
    String status,
    List<BookFile> files,
    int spoilt,
    boolean accepted,
    int deliveries) {

  public BodyAnswer {
    files = List.copyOf(files);
  }

  public boolean isFinal() {
    return kind.equals("content");
  }
}
