package ru.uzel.hub.architecture.broken.adapters.second;

/** The other adapter. */
public class SecondAdapter {}
