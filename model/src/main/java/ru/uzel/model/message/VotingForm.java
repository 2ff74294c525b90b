package ru.uzel.model.message;

/** In what way residents were asked. */
public enum VotingForm {
  VOTE,
  PUBLIC_DISCUSSION,
  POLL,
  SOCIOLOGICAL_ONLINE,
  SOCIOLOGICAL_OFFLINE,
  /** Which object of the «Comfortable urban environment» programme comes first. */
  COMFORT_CITY_OBJECT
}
