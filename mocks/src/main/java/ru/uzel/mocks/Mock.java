package ru.uzel.mocks;

import com.sun.net.httpserver.HttpServer;

/** One external system, put on the mocks' common HTTP server under paths of its own. */
public interface Mock extends AutoCloseable {

  /** Adds the system's own paths, its {@code /control/<name>} and its {@code /books/<name>}. */
  void mount(HttpServer server);

  /** Stops whatever the mock does by itself. */
  @Override
  void close();
}
