package ru.uzel.bench.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the hub's process takes of the machine's memory, from {@code /proc/<pid>/status}.
 *
 * @param residentKib now
 * @param peakKib the most so far
 */
record HubMemory(long residentKib, long peakKib) {

  static HubMemory of(long pid) throws IOException {
    return read(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
  }

  static HubMemory read(List<String> status) {
    return new HubMemory(kib(status, "VmRSS:"), kib(status, "VmHWM:"));
  }

  private static long kib(List<String> status, String field) {
    return status.stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
