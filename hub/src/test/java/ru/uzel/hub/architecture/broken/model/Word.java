package ru.uzel.hub.architecture.broken.model;

/** A type of the one language. */
public class Word {}
