package ru.uzel.model.slice;

/** Counts cases. What a slice may name has been checked before: nothing personal passes here. */
public interface StatisticalSlices {

  /** More groups than that are no statistics, but a list of cases. */
  int MOST_ROWS = 10_000;

  /**
   * The slice over the cases registered in that period, all of one moment.
   *
   * @throws ru.uzel.model.failure.RejectedFailure where there are more than {@link #MOST_ROWS}
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  SliceTable table(Slice slice, SlicePeriod period);
}
