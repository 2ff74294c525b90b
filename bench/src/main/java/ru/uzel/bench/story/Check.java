package ru.uzel.bench.story;

import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.reconciliation.JournalView;

/** One side of the question whether the story went as planned. */
interface Check {

  /** One sentence for each thing that did not. */
  List<String> problems(Story story, Books books, JournalView journal);
}
