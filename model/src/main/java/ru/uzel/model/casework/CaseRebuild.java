package ru.uzel.model.casework;

import java.util.List;

/** Makes what is known of cases again out of what was decided, and never decides anew. */
public interface CaseRebuild {

  /**
   * In one database transaction; decisions wait for its end.
   *
   * @throws ru.uzel.model.failure.RetryableFailure while the database is away
   */
  List<RebuiltTable> rebuild();
}
