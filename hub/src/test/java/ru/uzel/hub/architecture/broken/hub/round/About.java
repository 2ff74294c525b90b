package ru.uzel.hub.architecture.broken.hub.round;

import ru.uzel.hub.architecture.broken.hub.trip.Turn;

/** One half of a cycle. */
public class About {
  Turn turn;
}
