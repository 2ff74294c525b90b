package ru.uzel.model.operation;

/** A queue and how many messages lie in it, those being worked on included. */
public record QueueState(String name, long messages) {}
