package ru.uzel.hub.architecture.broken.casework;

/** Has an expression language where none belongs. */
class Computes {
  com.dashjoin.jsonata.Jsonata expression;
}
