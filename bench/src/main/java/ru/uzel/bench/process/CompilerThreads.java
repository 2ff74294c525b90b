package ru.uzel.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the just-in-time compilers of a running JVM cost: HotSpot names their threads C1 and C2. */
public final class CompilerThreads {

  private CompilerThreads() {}

  /**
   * CPU time of the compiler threads that live now. It can fall when one ends; then the rest has
   * little to do.
   */
  public static Duration of(long pid) {
    Duration sum = Duration.ZERO;
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.toList()) {
        sum = sum.plus(ifCompiler(thread));
      }
    } catch (IOException gone) {
      return Duration.ZERO;
    }
    return sum;
  }

  private static Duration ifCompiler(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      if (!name.startsWith("C1 Compil") && !name.startsWith("C2 Compil")) {
        return Duration.ZERO;
      }
      List<Long> times = CpuMeter.times(Files.readString(thread.resolve("stat")));
      return CpuMeter.ofTicks(times.get(0) + times.get(1));
    } catch (IOException ended) {
      return Duration.ZERO;
    }
  }
}
