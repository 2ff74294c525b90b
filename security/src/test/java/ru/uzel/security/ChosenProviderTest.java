package ru.uzel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenProviderTest {

  @TempDir Path directory;

  /** Stands for a certified one. */
  public static final class Certified extends Provider {
    private static final long serialVersionUID = 1L;

    public Certified() {
      super("Certified", "1", "for a test");
    }
  }

  @Test
  void isBouncyCastleUnlessAnotherIsSet() {
    assertThat(ChosenProvider.of("", "").getName()).isEqualTo("BC");
    assertThat(ChosenProvider.of(Certified.class.getName(), "").getName()).isEqualTo("Certified");
  }

  @Test
  void saysWhatIsSetWrong() {
    assertThatThrownBy(() -> ChosenProvider.of("ru.nobody.Provider", ""))
        .hasMessageContaining("ru.nobody.Provider")
        .hasMessageContaining("uzel.security.provider-path");
    assertThatThrownBy(() -> ChosenProvider.of("java.lang.String", ""))
        .hasMessageContaining("java.lang.String is no java.security.Provider");
    assertThatThrownBy(
            () -> ChosenProvider.of("any.Provider", directory.resolve("none.jar").toString()))
        .hasMessageContaining("none.jar cannot be read");
  }
}
