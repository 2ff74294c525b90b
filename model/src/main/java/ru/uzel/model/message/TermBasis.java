package ru.uzel.model.message;

/** In what a term is counted. */
public enum TermBasis {
  CALENDAR_DAYS,
  WORKING_DAYS,
  WORKING_HOURS
}
