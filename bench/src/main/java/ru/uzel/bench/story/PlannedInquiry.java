package ru.uzel.bench.story;

import java.util.List;

/**
 * A case that another authority asks the region about.
 *
 * @param namespace the region's own вид сведений
 * @param caseId what the asker calls its case
 * @param ref what the asker calls the resident's message
 * @param title what it is, for people
 * @param category by which a flow chooses the body
 * @param files what the body attaches to its answer
 */
public record PlannedInquiry(
    String namespace,
    String caseId,
    String ref,
    String title,
    String text,
    String category,
    List<PlannedFile> files) {

  public PlannedInquiry {
    files = List.copyOf(files);
  }

  /** By what its text is known wherever it goes. */
  public String marker() {
    return "(" + ref + ")";
  }
}
