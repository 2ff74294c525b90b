package ru.uzel.hub.architecture.broken.hub;

/** Known to those who should not know it. */
public class Entrance {}
