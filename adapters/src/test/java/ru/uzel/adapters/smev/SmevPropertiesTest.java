package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;

class SmevPropertiesTest {

  @Test
  void fillsWhatTheFileLeavesOut() {
    SmevProperties properties =
        SmevProperties.of(Samples.party(URI.create("http://h/ws"), "minPoll", "", "maxPoll", ""));

    assertThat(properties.version()).isEqualTo(SmevVersion.V1_3);
    assertThat(properties.key()).isEqualTo("hub");
    assertThat(properties.polls()).isTrue();
    assertThat(properties.pollers()).isEqualTo(2);
    assertThat(properties.minPoll()).isEqualTo(Duration.ofMillis(200));
    assertThat(properties.maxPoll()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "endpoint,nowhere",
    "endpoint,ftp://host/ws",
    "endpoint,http://a b",
    "contentNamespace,urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3",
    "version,1.2",
    "pollers,0",
    "pollers,many",
    "minPoll,soon",
    "maxPoll,0s"
  })
  void namesTheSettingThatIsWrong(String setting, String value) {
    Party party = Samples.party(URI.create("http://h/ws"), setting, value);

    RejectedFailure failure =
        catchThrowableOfType(RejectedFailure.class, () -> SmevProperties.of(party));

    assertThat(failure.reason()).contains("roads", "'" + setting + "'");
    assertThat(failure.where()).contains("config/parties/roads.yaml");
  }
}
