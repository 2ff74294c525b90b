package ru.uzel.hub.architecture.broken.adapters.first;

import ru.uzel.hub.architecture.broken.adapters.second.SecondAdapter;
import ru.uzel.hub.architecture.broken.hub.Entrance;

/** An adapter may know model only, and no other adapter; and here files are missing. */
public class KnowsRoutes {
  Entrance entrance;
  SecondAdapter second;
}
