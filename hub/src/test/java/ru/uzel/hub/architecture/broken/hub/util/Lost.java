package ru.uzel.hub.architecture.broken.hub.util;

/** In a package called after a layer. */
class Lost {}
