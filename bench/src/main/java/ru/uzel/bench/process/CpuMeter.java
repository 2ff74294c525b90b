package ru.uzel.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * CPU time of processes from {@code /proc/<pid>/stat}, proc(5): fields 14 to 17 in clock ticks, of
 * which Linux has 100 in a second for every architecture we run on.
 */
public final class CpuMeter {

  private static final long MICROS_PER_TICK = 10_000;

  private CpuMeter() {}

  /** User and system time of one process, its ended and awaited children not included. */
  public static Duration of(long pid) {
    return ticks(pid, 0, 2);
  }

  /**
   * Time of a process that lives by its children: its own, that of the ended children it waited
   * for, and that of the living ones. Grows steadily while children come and go.
   */
  public static Duration withChildren(ProcessHandle parent) {
    Duration sum = ticks(parent.pid(), 0, 4);
    for (ProcessHandle child : parent.descendants().toList()) {
      sum = sum.plus(of(child.pid()));
    }
    return sum;
  }

  private static Duration ticks(long pid, int from, int to) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      List<Long> times = times(stat);
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += times.get(i);
      }
      return ofTicks(sum);
    } catch (IOException gone) {
      return Duration.ZERO;
    }
  }

  static Duration ofTicks(long ticks) {
    return Duration.ofNanos(ticks * MICROS_PER_TICK * 1_000);
  }

  /** utime, stime, cutime, cstime; the command name may hold blanks and parentheses itself. */
  static List<Long> times(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
    return List.of(
        Long.parseLong(fields[11]),
        Long.parseLong(fields[12]),
        Long.parseLong(fields[13]),
        Long.parseLong(fields[14]));
  }

  /** Resident memory in KiB, or 0 where it cannot be read. */
  public static long residentKib(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
