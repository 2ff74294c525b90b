package ru.uzel.hub.architecture.broken.casework;

/** Has an expression language where none belongs. */
class Computes {
  com.dashjoin.jsonata.Jsonata expression;
  org.apache.activemq.artemis.api.core.SimpleString text;
}
