package ru.uzel.model.message;

/** One answer to one of the channel's own questions; the value is kept as it was written. */
public record Attribute(String code, String value) {}
