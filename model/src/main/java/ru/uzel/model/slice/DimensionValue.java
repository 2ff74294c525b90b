package ru.uzel.model.slice;

/** Where the value of a dimension comes from. */
public sealed interface DimensionValue permits MessageField, CaseProperty {

  /** As it is written in configuration: {@code message.subject.sector}, {@code case.status}. */
  String path();
}
