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
  void letsOthersSignForSmevThanForTheParty() {
    URI service = URI.create("http://127.0.0.1/smev/ws");

    assertThat(SmevProperties.of(Samples.party(service, "smevTrust", "core")))
        .returns("smev", SmevProperties::trust)
        .returns("core", SmevProperties::smevTrust);
    assertThat(SmevProperties.of(Samples.party(service)).smevTrust()).isEqualTo("smev");
  }

  @Test
  void fillsWhatTheFileLeavesOut() {
    SmevProperties properties =
        SmevProperties.of(Samples.party(URI.create("http://h/ws"), "minPoll", "", "maxPoll", ""));

    assertThat(properties.version()).isEqualTo(SmevVersion.V1_3);
    assertThat(properties.key()).isEqualTo("hub");
    assertThat(properties.role()).isEqualTo(SmevRole.CONSUMER);
    assertThat(properties.sender()).isEqualTo(new SenderFields(null, null, null, null, false));
    assertThat(properties.queues())
        .isEqualTo(new QueueSettings(false, Duration.ofSeconds(30), Duration.ofMinutes(1), 800));
    assertThat(properties.polls()).isTrue();
    assertThat(properties.pollers()).isEqualTo(2);
    assertThat(properties.minPoll()).isEqualTo(Duration.ofMillis(200));
    assertThat(properties.maxPoll()).isEqualTo(Duration.ofSeconds(5));
    assertThat(properties.attachments().inline()).isEqualTo(5 * 1024 * 1024);
    assertThat(properties.attachments().largest()).isEqualTo(1024 * 1024 * 1024);
    assertThat(properties.attachments().trust()).isEqualTo(properties.trust());
    assertThat(properties.attachments().ftp().host()).isEqualTo(properties.endpoint().getHost());
    assertThat(properties.attachments().ftp().port()).isEqualTo(21);
    assertThat(properties.attachments().user()).isEqualTo("anonymous");
    assertThat(properties.attachments().password()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "endpoint,nowhere",
    "endpoint,ftp://host/ws",
    "endpoint,http://a b",
    "contentNamespace,urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3",
    "version,1.4",
    "role,both",
    "selector,some",
    "queueAlarm,many",
    "lifetime,long",
    "statusPoll,0s",
    "statisticsPoll,soon",
    "nodeId,123456789012345678901234567890123456789012345678901",
    "pollers,0",
    "pollers,many",
    "minPoll,soon",
    "maxPoll,0s",
    "inlineAttachments,5 MB",
    "inlineAttachments,65MiB",
    "largestAttachment,much",
    "largestAttachment,999999999999999GiB",
    "ftpPort,0",
    "ftpPort,65536"
  })
  void namesTheSettingThatIsWrong(String setting, String value) {
    Party party = Samples.party(URI.create("http://h/ws"), setting, value);

    RejectedFailure failure =
        catchThrowableOfType(RejectedFailure.class, () -> SmevProperties.of(party));

    assertThat(failure.reason()).contains("roads", "'" + setting + "'");
    assertThat(failure.where()).contains("config/parties/roads.yaml");
  }
}
