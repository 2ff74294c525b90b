/** The demo: starts everything, plays the story, judges it. */
@NullMarked
package ru.uzel.bench.demo;

import org.jspecify.annotations.NullMarked;
