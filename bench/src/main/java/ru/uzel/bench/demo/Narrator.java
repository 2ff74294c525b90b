package ru.uzel.bench.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells people what happens, on standard error, so that standard output keeps the summary. */
public final class Narrator {

  private final PrintStream out;
  private final Instant start = Instant.now();

  public Narrator(PrintStream out) {
    this.out = out;
  }

  public void chapter(String title) {
    out.println();
    out.println("── " + title);
  }

  public void tell(String line) {
    out.printf(Locale.ROOT, "%6.1f с  %s%n", seconds(), line);
  }

  public double seconds() {
    return Duration.between(start, Instant.now()).toMillis() / 1000.0;
  }
}
