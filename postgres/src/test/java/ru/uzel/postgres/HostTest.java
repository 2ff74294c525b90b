package ru.uzel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostTest {

  private static final Path PRESENT = Path.of("/");

  @Test
  void namesCauseAndCureOnAnotherSystem() {
    Host host = new Host("Windows 11", "amd64", PRESENT, false, List.of());

    assertThatThrownBy(host::requireGlibcLinux)
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("Windows 11")
        .hasMessageContaining("--postgres-url");
  }

  @Test
  void namesCauseAndCureOnAnotherProcessor() {
    Host host = new Host("Linux", "riscv64", PRESENT, false, List.of());

    assertThatThrownBy(host::requireGlibcLinux)
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("riscv64")
        .hasMessageContaining("--postgres-url");
  }

  @Test
  void namesCauseAndCureWithoutGlibc() {
    Host host = new Host("Linux", "amd64", Path.of("/no/such/loader"), false, List.of());

    assertThatThrownBy(host::requireGlibcLinux)
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("glibc")
        .hasMessageContaining("Debian");
  }

  @Test
  void namesCauseAndCureForRootWithoutUserNamespaces() {
    Host host = new Host("Linux", "amd64", PRESENT, true, List.of("false"));

    assertThatThrownBy(host::commandPrefix)
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("root")
        .hasMessageContaining("user.max_user_namespaces");
  }

  @Test
  void namesTheSameCureWhenUnshareIsNotInstalled() {
    Host host = new Host("Linux", "amd64", PRESENT, true, List.of("no-such-program"));

    assertThatThrownBy(host::commandPrefix)
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("user.max_user_namespaces");
  }

  @Test
  void needsNoNamespaceForAnOrdinaryUser() {
    assertThat(new Host("Linux", "amd64", PRESENT, false, List.of("false")).commandPrefix())
        .isEmpty();
  }
}
