package ru.uzel.security;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The cryptographic provider: Bouncy Castle, or the one whose class is set, e.g. a certified one.
 * None is registered with the JVM.
 */
public final class ChosenProvider {

  private ChosenProvider() {}

  /** The one that the environment sets under the names Spring Boot reads the hub's settings by. */
  public static Provider of(Map<String, String> environment) {
    return of(
        environment.getOrDefault("UZEL_SECURITY_PROVIDER", ""),
        environment.getOrDefault("UZEL_SECURITY_PROVIDERPATH", ""));
  }

  /**
   * @param className the provider's class; empty for Bouncy Castle
   * @param jars its jars, separated as in a class path; empty where it is on the class path
   * @throws ProviderFailure naming what is set wrong
   */
  public static Provider of(String className, String jars) {
    if (className.isBlank()) {
      return new BouncyCastleProvider();
    }
    try {
      Object made =
          Class.forName(className.strip(), true, loader(jars))
              .getDeclaredConstructor()
              .newInstance();
      if (made instanceof Provider provider) {
        return provider;
      }
      throw new ProviderFailure(
          "uzel.security.provider: " + className + " is no java.security.Provider");
    } catch (ReflectiveOperationException | LinkageError missing) {
      throw new ProviderFailure(
          "uzel.security.provider: "
              + className
              + " cannot be loaded; put its jars into uzel.security.provider-path",
          missing);
    }
  }

  private static ClassLoader loader(String jars) {
    List<URL> urls = new ArrayList<>();
    for (String jar : jars.split(File.pathSeparator, -1)) {
      if (!jar.isBlank()) {
        Path path = Path.of(jar.strip());
        if (!Files.isReadable(path)) {
          throw new ProviderFailure("uzel.security.provider-path: " + path + " cannot be read");
        }
        try {
          urls.add(path.toUri().toURL());
        } catch (MalformedURLException impossible) {
          throw new ProviderFailure(path + " has no address", impossible);
        }
      }
    }
    ClassLoader ours = ChosenProvider.class.getClassLoader();
    // Never closed: its classes are in use as long as the process lives.
    return urls.isEmpty() ? ours : new URLClassLoader(urls.toArray(URL[]::new), ours);
  }
}
