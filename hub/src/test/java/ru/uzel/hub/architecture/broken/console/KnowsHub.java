package ru.uzel.hub.architecture.broken.console;

import ru.uzel.hub.architecture.broken.hub.Entrance;

/** A module may know model only. */
class KnowsHub {
  Entrance entrance;
}
