package ru.uzel.hub.architecture.broken.model;

/** The model may know the JDK only. */
class KnowsSpring {
  org.springframework.core.io.Resource resource;
}
