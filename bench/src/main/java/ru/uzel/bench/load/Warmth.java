package ru.uzel.bench.load;

import java.time.Duration;
import ru.uzel.bench.process.CompilerThreads;
import ru.uzel.bench.process.CpuMeter;

/**
 * Whether the hub's JVM has come to rest: what it spends on compiling itself is a price of the
 * start and not of a message.
 */
public final class Warmth {

  /** The compilers' share of the CPU time below which they no longer change the outcome. */
  private static final double AT_REST = 0.03;

  private final long pid;
  private Duration compiling = Duration.ZERO;
  private Duration all = Duration.ZERO;

  public Warmth(long pid) {
    this.pid = pid;
  }

  /** The compilers' share of the process' CPU time since the last call. */
  public double share() {
    return share(CompilerThreads.of(pid), CpuMeter.of(pid));
  }

  double share(Duration compilingNow, Duration allNow) {
    long spent = allNow.minus(all).toNanos();
    long compiled = compilingNow.minus(compiling).toNanos();
    compiling = compilingNow;
    all = allNow;
    return spent <= 0 ? 1 : Math.max(0, (double) compiled / spent);
  }

  public static boolean atRest(double share) {
    return share < AT_REST;
  }
}
