package ru.uzel.bench.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that another authority asks the region about.
 *
 * @param messageId the wire's id
 * @param caseId what the asker calls its case
 * @param acknowledged whether the hub confirmed that it has it
 * @param answers what came back to the asker, in order
 */
public record Inquiry(
    String messageId, @Nullable String caseId, boolean acknowledged, List<Answer> answers) {

  public Inquiry {
    answers = List.copyOf(answers);
  }

  /**
   * One answer that reached the asker.
   *
   * @param kind {@code status}, {@code content} or {@code rejected}
   * @param word the hub's word
   * @param last whether it is the end
   */
  public record Answer(String kind, String word, boolean last, List<BookFile> files) {

    public Answer {
      files = List.copyOf(files);
    }
  }
}
