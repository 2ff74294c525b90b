package ru.uzel.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import ru.uzel.bench.demo.Stage;

/** How the harness reaches the PostgreSQL that the hub uses. */
public record DatabaseAccess(String url, String user, String password) {

  /** Of the PostgreSQL that the hub of this stage started. */
  public static DatabaseAccess of(Stage stage) throws IOException {
    String password =
        Files.readString(stage.data().hub().resolve("postgres").resolve("password")).strip();
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + stage.household().ports().postgres() + "/uzel",
        "uzel",
        password);
  }

  @Override
  public String toString() {
    return url;
  }
}
