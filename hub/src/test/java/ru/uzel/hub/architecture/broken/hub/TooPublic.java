package ru.uzel.hub.architecture.broken.hub;

/** Public, and nobody asked. */
public class TooPublic {}
