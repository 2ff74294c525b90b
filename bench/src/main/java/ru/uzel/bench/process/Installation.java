package ru.uzel.bench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the product lies and how its JVMs are started.
 *
 * @param home the repository's root
 */
public record Installation(Path home) {

  /** From the system property {@code uzel.home}, else the working directory. */
  public static Installation fromProperties() {
    return new Installation(
        Path.of(System.getProperty("uzel.home", ".")).toAbsolutePath().normalize());
  }

  public Path configuration() {
    return home.resolve("config");
  }

  /** What starts the hub's program; its own command and options follow. */
  public List<String> hubCommand(List<String> javaOptions) {
    return hub(javaOptions);
  }

  List<String> hub(List<String> javaOptions) {
    return java(javaOptions, jar("hub", "uzel-hub.jar", "uzel-hub-run.jar"));
  }

  List<String> mocks(List<String> javaOptions) {
    return java(javaOptions, jar("mocks", "uzel-mocks-run.jar", "uzel-mocks.jar"));
  }

  private Path jar(String module, String... names) {
    Path target = home.resolve(module).resolve("target");
    for (String name : names) {
      Path jar = target.resolve(name);
      if (Files.exists(jar)) {
        return jar;
      }
    }
    throw new ProcessFailure(
        "Не собрано: нет " + target.resolve(names[0]) + ". Соберите: mvn -DskipTests package");
  }

  private List<String> java(List<String> options, Path jar) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Dfile.encoding=UTF-8", "-Dhttp.maxConnections=64", "-Duzel.home=" + home));
    // Newer JDKs warn about what older ones do not know: the same options as ./uzel gives.
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }
}
