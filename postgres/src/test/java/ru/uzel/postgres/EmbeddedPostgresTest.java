package ru.uzel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedPostgresTest {

  @TempDir static Path dir;
  static EmbeddedPostgres server;

  @BeforeAll
  static void startServer() {
    server = EmbeddedPostgres.start(dir, 0);
  }

  @AfterAll
  static void stopServer() {
    server.stop();
  }

  @Test
  @Order(1)
  void startsDurableOnLoopbackOnly() throws Exception {
    assertThat(server.isRunning()).isTrue();
    assertThat(server.adopted()).isFalse();
    assertThat(ask("SHOW fsync")).isEqualTo("on");
    assertThat(ask("SHOW full_page_writes")).isEqualTo("on");
    assertThat(ask("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask("SHOW unix_socket_directories")).isEmpty();
    assertThat(ask("SHOW server_encoding")).isEqualTo("UTF8");
    assertThat(ask("SELECT datcollate FROM pg_database WHERE datname = 'uzel'"))
        .isEqualTo("C.UTF-8");
    assertThat(ask("SHOW server_version")).startsWith("18");
  }

  @Test
  @Order(2)
  void wantsThePassword() throws Exception {
    assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    assertThat(Files.getPosixFilePermissions(dir.resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(ask("SELECT rolpassword FROM pg_authid WHERE rolname = 'uzel'"))
        .startsWith("SCRAM-SHA-256$");
  }

  @Test
  @Order(3)
  void keepsDataPortAndPasswordOverARestart() throws Exception {
    int port = server.port();
    execute("CREATE TABLE kept (text text)");
    execute("INSERT INTO kept VALUES ('as it was')");

    server.stop();
    assertThat(server.isRunning()).isFalse();
    server = EmbeddedPostgres.start(dir, 0);

    assertThat(ask("SELECT text FROM kept")).isEqualTo("as it was");
    assertThat(server.port()).isEqualTo(port);
    assertThat(server.adopted()).isFalse();
  }

  @Test
  @Order(4)
  void adoptsTheServerItFindsRunning() throws Exception {
    String started = ask("SELECT pg_postmaster_start_time()");

    server.leaveRunning();
    server = EmbeddedPostgres.start(dir, 0);

    assertThat(server.adopted()).isTrue();
    assertThat(ask("SELECT pg_postmaster_start_time()")).isEqualTo(started);
  }

  @Test
  @Order(5)
  void startsAnewAServerThatDoesNotKnowThePassword() throws Exception {
    execute("ALTER ROLE uzel PASSWORD 'another'");
    String started = askAs("another", "SELECT pg_postmaster_start_time()");
    server.leaveRunning();

    assertThatThrownBy(() -> EmbeddedPostgres.start(dir, 0))
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("password");

    String rightPassword = Files.readString(dir.resolve("password")).strip();
    Files.writeString(dir.resolve("password"), "another");
    server = EmbeddedPostgres.start(dir, 0);
    assertThat(askAs("another", "SELECT pg_postmaster_start_time()")).isNotEqualTo(started);
    execute("ALTER ROLE uzel PASSWORD '" + rightPassword + "'");
    Files.writeString(dir.resolve("password"), rightPassword);
    server.leaveRunning();
    server = EmbeddedPostgres.start(dir, 0);
  }

  @Test
  @Order(6)
  void movesToThePortThatIsAskedFor() throws Exception {
    int port = server.port();
    int other = freePort();
    server.leaveRunning();

    server = EmbeddedPostgres.start(dir, other);

    assertThat(server.port()).isEqualTo(other).isNotEqualTo(port);
    assertThat(server.adopted()).isFalse();
  }

  @Test
  @Order(7)
  void saysWhichPortIsTaken() throws Exception {
    server.stop();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(dir, taken.getLocalPort()))
          .isInstanceOf(PostgresUnavailableException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
          .hasMessageContaining("--postgres-port");
    }
    server = EmbeddedPostgres.start(dir, 0);
  }

  @Test
  @Order(8)
  void choosesAnotherPortWhenTheRememberedOneIsTaken() throws Exception {
    int port = server.port();
    server.stop();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      server = EmbeddedPostgres.start(dir, 0);
      assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  @Order(9)
  void startsOverAPidFileWhoseProcessIdAnotherProgramHasNow() throws Exception {
    server.stop();
    Path pidFile = dir.resolve("data/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + dir + "/data\n0\n1\n\n\n");

    server = EmbeddedPostgres.start(dir, 0);

    assertThat(server.isRunning()).isTrue();
    assertThat(server.adopted()).isFalse();
  }

  @Test
  @Order(10)
  void recoversAfterTheServerWasKilled() throws Exception {
    execute("INSERT INTO kept VALUES ('before the kill')");
    long pid = Long.parseLong(Files.readAllLines(dir.resolve("data/postmaster.pid")).get(0));
    server.leaveRunning();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    server = EmbeddedPostgres.start(dir, 0);

    assertThat(ask("SELECT count(*) FROM kept WHERE text = 'before the kill'")).isEqualTo("1");
  }

  @Test
  @Order(11)
  void refusesADirectoryThatAnotherHubUses() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(dir, 0))
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("in use by another running hub");
    assertThat(server.isRunning()).isTrue();
  }

  @Test
  @Order(12)
  void neverLogsTheValuesOfAFailedStatement() throws Exception {
    execute("CREATE TABLE one (value text UNIQUE)");
    insert("a name");
    assertThatThrownBy(() -> insert("a name")).isInstanceOf(SQLException.class);

    // The server's own collector writes the log, a moment later.
    await().untilAsserted(() -> assertThat(logs()).contains("duplicate key value"));
    assertThat(logs()).doesNotContain("a name");
  }

  @Test
  @Order(13)
  void startsAgainAfterAnInterruptedFirstStart(@TempDir Path fresh) throws Exception {
    Files.createDirectories(fresh.resolve("data.new/base"));
    Files.createDirectories(fresh.resolve("binaries.new/bin"));

    try (EmbeddedPostgres second = EmbeddedPostgres.start(fresh, 0)) {
      assertThat(second.isRunning()).isTrue();
      assertThat(fresh.resolve("data.new")).doesNotExist();
      assertThat(fresh.resolve("binaries.new")).doesNotExist();
    }
  }

  @Test
  @Order(14)
  void unpacksTheProgramsAnewAfterTheMachineWasRestarted() throws Exception {
    Path programs;
    try (Stream<Path> files = Files.list(dir)) {
      programs =
          files.filter(file -> file.toString().contains("binaries-")).findFirst().orElseThrow();
    }
    server.stop();
    Files.writeString(programs.resolve("unpacked-in-boot"), "an earlier one");
    // The log's collector outlives the server by a moment, and nobody may write into its program.
    Files.delete(programs.resolve("bin/postgres"));
    Files.writeString(programs.resolve("bin/postgres"), "");

    server = EmbeddedPostgres.start(dir, 0);

    assertThat(server.isRunning()).isTrue();
  }

  @Test
  @Order(15)
  void livesInASessionOfItsOwn() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(dir.resolve("data/postmaster.pid")).get(0));

    // proc_pid_stat(5): field 6, the session id; the process name in field 2 ends with ')'.
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];

    assertThat(session).isEqualTo(Long.toString(pid));
  }

  private static void insert(String value) throws SQLException {
    try (Connection connection = connect(server.password());
        PreparedStatement statement = connection.prepareStatement("INSERT INTO one VALUES (?)")) {
      statement.setString(1, value);
      statement.executeUpdate();
    }
  }

  private static String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.list(dir.resolve("log"))) {
      for (Path file : files.toList()) {
        logs.append(Files.readString(file));
      }
    }
    return logs.toString();
  }

  private static Connection connect(String password) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), password);
  }

  private static String ask(String query) throws SQLException {
    return askAs(server.password(), query);
  }

  private static String askAs(String password, String query) throws SQLException {
    try (Connection connection = connect(password);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void execute(String command) throws SQLException {
    try (Connection connection = connect(server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
