package ru.uzel.hub.process;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ru.uzel.hub.broker.EmbeddedBroker;
import ru.uzel.hub.database.DatabaseModule;
import ru.uzel.hub.database.HubDatabase;

/** The slow parts of a start, done beside the building of the context. */
final class Parts implements AutoCloseable {

  private final HubSettings settings;
  private final Function<Path, EmbeddedBroker> brokerStart;
  private @Nullable CompletableFuture<HubDatabase> database;
  private @Nullable CompletableFuture<EmbeddedBroker> broker;

  Parts(HubSettings settings, Function<Path, EmbeddedBroker> brokerStart) {
    this.settings = settings;
    this.brokerStart = brokerStart;
  }

  void start() {
    database = begin("database", () -> DatabaseModule.start(settings.database(), settings.data()));
    broker = begin("broker", () -> brokerStart.apply(settings.data().resolve("broker")));
  }

  private static <T> CompletableFuture<T> begin(String name, Supplier<T> start) {
    return CompletableFuture.supplyAsync(start, task -> new Thread(task, "start-" + name).start());
  }

  HubDatabase database() {
    return await(database);
  }

  EmbeddedBroker broker() {
    return await(broker);
  }

  private static <T> T await(@Nullable CompletableFuture<T> part) {
    if (part == null) {
      throw new IllegalStateException("not started yet");
    }
    try {
      return part.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /**
   * After a start that failed halfway: closes what came up, whether or not a bean was made of it.
   */
  @Override
  public void close() {
    close(broker);
    close(database);
  }

  private static void close(@Nullable CompletableFuture<? extends AutoCloseable> part) {
    if (part != null) {
      part.handle((made, failed) -> made).thenAccept(Parts::closeQuietly).join();
    }
  }

  private static void closeQuietly(@Nullable AutoCloseable made) {
    try {
      if (made != null) {
        made.close();
      }
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
