package ru.uzel.mocks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process on whose behalf this one runs. One that is killed cannot take its children along, so
 * they follow it by themselves: nothing of a killed demo keeps its ports.
 */
final class ParentProcess {

  private static final String VARIABLE = "UZEL_PARENT";

  private ParentProcess() {}

  /** Runs {@code end} once the process that the environment names is gone; at once if it is. */
  static void follow(Map<String, String> environment, Runnable end) {
    @Nullable String pid = environment.get(VARIABLE);
    if (pid == null) {
      return;
    }
    Thread follower =
        new Thread(
            () -> {
              ProcessHandle.of(Long.parseLong(pid)).ifPresent(parent -> parent.onExit().join());
              end.run();
            },
            "parent-process");
    follower.setDaemon(true);
    follower.start();
  }
}
