package ru.uzel.hub.architecture.broken.hub.trip;

import ru.uzel.hub.architecture.broken.hub.round.About;

/** The other half of a cycle. */
public class Turn {
  About about;
}
