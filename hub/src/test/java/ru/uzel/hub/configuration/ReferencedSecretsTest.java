package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.RejectedFailure;

class ReferencedSecretsTest {

  @TempDir private Path data;
  private ReferencedSecrets secrets;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(data.resolve("secrets"));
    Files.writeString(data.resolve("secrets/key"), "from a file\n");
    Files.writeString(data.resolve("outside"), "not for you");
    secrets = new ReferencedSecrets(data.resolve("secrets"), Map.of("KEY", "from outside"));
  }

  @Test
  void resolvesFilesWithoutTheirLineEnd() {
    assertThat(secrets.resolve("file:key")).isEqualTo("from a file");
  }

  @Test
  void resolvesVariables() {
    assertThat(secrets.resolve("env:KEY")).isEqualTo("from outside");
  }

  @Test
  void namesTheReferenceThatLeadsNowhere() {
    assertThatThrownBy(() -> secrets.resolve("env:NONE"))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("env:NONE");
  }

  @Test
  void staysInItsDirectory() {
    assertThatThrownBy(() -> secrets.resolve("file:../outside"))
        .isInstanceOf(RejectedFailure.class);
  }

  @Test
  void doesNotRepeatASecretWrittenInPlaceOfItsReference() {
    assertThatThrownBy(() -> secrets.resolve("s3cr3t!"))
        .isInstanceOf(RejectedFailure.class)
        .message()
        .doesNotContain("s3cr3t");
  }
}
