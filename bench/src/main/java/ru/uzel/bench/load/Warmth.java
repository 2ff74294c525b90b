package ru.uzel.bench.load;

import java.time.Duration;
import java.time.Instant;
import ru.uzel.bench.process.CompilerThreads;
import ru.uzel.bench.process.CpuMeter;

/**
 * Whether the hub's JVM has come to rest: what it spends on compiling itself is a price of the
 * start and not of a message.
 */
public final class Warmth {

  /** The compilers' share of the CPU time below which they no longer change the outcome. */
  private static final double AT_REST = 0.03;

  private static final int STEP_SECONDS = 10;

  /** Lets the load go on for a while, and tells how it goes. */
  public interface Watch {
    void watch(int seconds) throws InterruptedException;
  }

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

  /**
   * Watches until the JVM is at rest: at least so long, at most four times as long.
   *
   * @return the compilers' share in the end
   */
  public double await(int seconds, Watch load) throws InterruptedException {
    load.watch(seconds);
    // What came before counts as no share of what follows.
    share();
    Instant latest = Instant.now().plusSeconds(3L * seconds);
    double share = 1;
    while (!atRest(share) && Instant.now().isBefore(latest)) {
      load.watch(STEP_SECONDS);
      share = share();
    }
    return share;
  }

  static boolean atRest(double share) {
    return share < AT_REST;
  }
}
