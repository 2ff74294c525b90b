package ru.uzel.model.journal;

/** Whether what happened was what should happen. */
public enum JournalOutcome {
  SUCCESS,
  FAILURE
}
