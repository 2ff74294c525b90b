package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

/** What comes by this channel, and that nothing goes: there is no delivery to keep a promise of. */
final class RsmevAdapterTest {

  @TempDir private Path directory;

  private final MemoryIntake intake = new MemoryIntake(RsmevFixture.NOW);

  @Test
  void aRouteReadsByItself() throws Exception {
    try (Gateway gateway = new Gateway(directory);
        DefaultCamelContext camel = new DefaultCamelContext()) {
      gateway.add(RsmevFixture.appeal(1));
      camel.addRoutes(
          routes(RsmevFixture.party(Map.of("endpoint", gateway.endpoint(), "poll", "50ms"))));
      camel.start();

      await().atMost(Duration.ofSeconds(20)).until(() -> !gateway.noted("confirmed").isEmpty());

      assertThat(intake.ids()).containsExactly("1");
    }
  }

  @Test
  void refusesADeliveryAndSaysByWhichWayItGoes() throws Exception {
    Party party = RsmevFixture.party(Map.of("poll", "1d"));
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(routes(party));
      camel.start();

      assertThatThrownBy(
              () ->
                  camel
                      .createProducerTemplate()
                      .requestBodyAndHeader(
                          Endpoints.send("rsmev"), "anything", Endpoints.PARTY, party))
          .cause()
          .isInstanceOf(RejectedFailure.class)
          .hasMessageContaining("party pos-edms has no way back")
          .hasMessageContaining("by a party with the adapter pos")
          .satisfies(
              failure ->
                  assertThat(((RejectedFailure) failure).code()).isEqualTo(FailureCode.NO_CHANNEL));
    }
  }

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void takesNothing(MessageKind kind) {
    assertThat(new RsmevMapper(new PlainXml()).takes(RsmevFixture.party(Map.of()), kind)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "entrypoint, x",
    "clientId, x",
    "regime, обычный",
    "zone, Нигде",
    "nodeId, узел",
    "poll, скоро",
    "ftpPort, x",
    "largestAttachment, 1TB"
  })
  void namesASettingThatCannotBeRead(String setting, String value) {
    assertThatThrownBy(() -> RsmevProperties.of(RsmevFixture.party(Map.of(setting, value))))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("'" + setting + "'");
  }

  private RsmevRoutes routes(Party party) {
    Clock clock = Clock.fixed(RsmevFixture.NOW, ZoneOffset.UTC);
    return new RsmevRoutes(
        new RsmevPoller(
            new RsmevClient(),
            new ResponseIntake(
                new PlainXml(),
                intake,
                new AppealIntake(
                    intake, new AppealFiles(new KeptContents(), reference -> "", clock), clock)),
            new RsmevBookmarks(new MemoryMarks()),
            clock),
        RsmevFixture.directory(party));
  }
}
