package ru.uzel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What of this machine decides whether the server can run on it.
 *
 * @param loader the dynamic loader that the binaries are linked against
 */
record Host(String os, String arch, Path loader, boolean root, List<String> namespaceCommand) {

  private static final String ELSE_EXTERNAL =
      "; or use a PostgreSQL of your own: --postgres-url, --postgres-user,"
          + " --postgres-password-file";

  static Host current() {
    String arch = System.getProperty("os.arch", "");
    Path loader =
        Path.of(
            arch.equals("aarch64") ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2");
    return new Host(
        System.getProperty("os.name", ""), arch, loader, runsAsRoot(), List.of("unshare", "-U"));
  }

  void requireGlibcLinux() {
    if (!os.equals("Linux") || !(arch.equals("amd64") || arch.equals("aarch64"))) {
      throw new PostgresUnavailableException(
          "the embedded PostgreSQL runs on Linux on amd64 or aarch64, not on "
              + os
              + " on "
              + arch
              + ": run Uzel there"
              + ELSE_EXTERNAL);
    }
    if (!Files.exists(loader)) {
      throw new PostgresUnavailableException(
          "the embedded PostgreSQL needs glibc, and "
              + loader
              + " is not here (a musl system such as Alpine?): run Uzel on Debian, Astra Linux or"
              + " another glibc system"
              + ELSE_EXTERNAL);
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see root. */
  List<String> commandPrefix() {
    if (!root) {
      return List.of();
    }
    if (!namespacesWork()) {
      throw new PostgresUnavailableException(
          "PostgreSQL does not run as root, and user namespaces are not available ('unshare -U'"
              + " fails): run Uzel as an ordinary user, or allow user namespaces (sysctl"
              + " user.max_user_namespaces above 0, kernel.unprivileged_userns_clone=1; in Docker"
              + " --user)"
              + ELSE_EXTERNAL);
    }
    return namespaceCommand;
  }

  private boolean namespacesWork() {
    try {
      List<String> command = new ArrayList<>(namespaceCommand);
      command.add("true");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailableException("interrupted", e);
    }
  }

  private static boolean runsAsRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
