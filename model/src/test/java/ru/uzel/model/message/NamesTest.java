package ru.uzel.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Roads", "1roads", "roads/../x", "дороги", "a.b", "roads "})
  void refusesAPartyNameThatCouldNotBePartOfAQueueName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PartyName(name));
  }

  @Test
  void refusesAPartyNameLongerThanFortyCharacters() {
    assertThat(new PartyName("a".repeat(40)).value()).hasSize(40);
    assertThatIllegalArgumentException().isThrownBy(() -> new PartyName("a".repeat(41)));
  }

  @Test
  void refusesAnExternalIdThatIsBlankOrTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExternalId("x".repeat(ExternalId.LONGEST + 1)));
  }

  @Test
  void findsAKindByItsWireNameAndRefusesOthers() {
    for (MessageKind kind : MessageKind.values()) {
      assertThat(MessageKind.of(kind.wireName())).isEqualTo(kind);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageKind.of("Nonsense"))
        .withMessageContaining("Nonsense");
  }

  @Test
  void wireBytesNeverShowTheirContent() {
    WireBytes bytes = WireBytes.of("text/plain", "тайна".getBytes(StandardCharsets.UTF_8));

    assertThat(bytes).hasToString("text/plain, 10 bytes");
    assertThat(bytes)
        .isEqualTo(WireBytes.of("text/plain", "тайна".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(WireBytes.of("text/html", "тайна".getBytes(StandardCharsets.UTF_8)));
  }
}
