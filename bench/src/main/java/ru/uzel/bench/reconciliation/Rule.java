package ru.uzel.bench.reconciliation;

import java.util.List;
import ru.uzel.bench.book.Books;

/** One promise of the hub, checked against books and journal. */
interface Rule {

  List<Finding> check(Books books, JournalView journal);
}
