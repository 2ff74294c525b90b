package ru.uzel.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data and the settings the server runs with. */
record Cluster(ServerDirectory directory, String password) {

  private static final String MAJOR_VERSION = "18";

  /** Makes the data directory if there is none; one that was left unfinished is made anew. */
  static Cluster ensure(ServerDirectory directory, ServerControl control) {
    String password = directory.password();
    if (!Files.exists(directory.data())) {
      make(directory, control);
    }
    requireOurVersion(directory);
    return new Cluster(directory, password);
  }

  private static void make(ServerDirectory directory, ServerControl control) {
    Path unfinished = directory.unfinishedData();
    Durable.deleteTree(unfinished);
    ServerControl.Result made = control.makeCluster(unfinished, directory.passwordFile());
    if (!made.succeeded()) {
      throw new PostgresUnavailableException("initdb failed: " + made.output());
    }
    try {
      Durable.publish(unfinished, directory.data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireOurVersion(ServerDirectory directory) {
    Path file = directory.data().resolve("PG_VERSION");
    try {
      String version = Files.readString(file).strip();
      if (!version.equals(MAJOR_VERSION)) {
        throw new PostgresUnavailableException(
            directory.data()
                + " was made by PostgreSQL "
                + version
                + ", this build has "
                + MAJOR_VERSION
                + ": carry the data over with pg_upgrade");
      }
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          directory.data() + " is no PostgreSQL data directory: move it away", e);
    }
  }

  /** Settings belong to the build; what an administrator adds by ALTER SYSTEM stays above them. */
  void writeSettings(int port) {
    try (InputStream in = Cluster.class.getResourceAsStream("/ru/uzel/postgres/server.conf")) {
      if (in == null) {
        throw new IOException("not in the build: server.conf");
      }
      String settings =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              + "port = "
              + port
              + "\nlog_directory = '"
              + directory.log().toString().replace("'", "''")
              + "'\n";
      Files.writeString(directory.data().resolve("postgresql.conf"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
