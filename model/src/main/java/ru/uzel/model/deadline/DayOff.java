package ru.uzel.model.deadline;

/** What becomes of a term of calendar days whose last day is no working day. */
public enum DayOff {
  /** It ends on the next working day: Civil Code of Russia, article 193. */
  NEXT,
  /** It ends on the working day before, as instructions on citizens' appeals usually have it. */
  PRECEDING,
  /** It ends on that day all the same. */
  STAYS
}
