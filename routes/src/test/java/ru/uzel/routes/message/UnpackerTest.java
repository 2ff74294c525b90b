package ru.uzel.routes.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnpackerTest {

  private static final UUID ID = UUID.randomUUID();

  private static byte[] packed() {
    return new Packer(7, 16)
        .number(42)
        .text("Привет")
        .text(null)
        .bytes(new byte[] {1, 2})
        .uuid(ID)
        .uuid(null)
        .instant(Instant.parse("2026-11-21T10:00:00.123456789Z"))
        .packed();
  }

  @Test
  void readsWhatWasPacked() {
    Unpacker in = new Unpacker(7, packed());

    assertThat(in.number()).isEqualTo(42);
    assertThat(in.text()).isEqualTo("Привет");
    assertThat(in.optionalText()).isNull();
    assertThat(in.bytes()).containsExactly(1, 2);
    assertThat(in.uuid()).isEqualTo(ID);
    assertThat(in.optionalUuid()).isNull();
    assertThat(in.instant()).isEqualTo(Instant.parse("2026-11-21T10:00:00.123456789Z"));
  }

  @Test
  void refusesAnotherVersion() {
    assertThatThrownBy(() -> new Unpacker(8, packed()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7");
  }

  @Test
  void refusesWhatIsCutShortAtAnyPlace() {
    byte[] whole = packed();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(
              () -> {
                Unpacker in = new Unpacker(7, cut);
                in.number();
                in.text();
                in.optionalText();
                in.bytes();
                in.uuid();
                in.optionalUuid();
                in.instant();
              })
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesALengthThatIsALie() {
    byte[] lie = new Packer(1, 8).number(0x7FFFFFFF_00000000L).packed();

    assertThatThrownBy(() -> new Unpacker(1, lie).bytes())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
