package ru.uzel.console.record;

/** One of the values a form offers. */
record Choice(String value, String text, boolean chosen) {}
