package ru.uzel.hub.configuration;

/**
 * Something wrong in the configuration.
 *
 * @param file its path within the configuration directory
 * @param line from 1
 * @param warning whether the hub can run with it all the same
 */
public record Mistake(String file, int line, String reason, String cure, boolean warning) {

  /** {@code file:line: reason — cure}, a form that editors make a link of. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (warning ? "warning: " : "") + reason + " — " + cure;
  }
}
