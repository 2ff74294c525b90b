package ru.uzel.adapters.pos;

/** A column that has a meaning here. */
interface PosField {

  String header();

  PosColumn.Form form();

  /** Without these no row can become a message, so a file that lacks one is refused whole. */
  boolean required();
}
