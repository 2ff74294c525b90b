package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

final class AppealsAdapterTest implements AdapterContract {

  private static final String REGISTRATION = AppealsFixture.golden("direct.registration.json");
  private static final String BASE64 = Base64.getEncoder().encodeToString(AppealsFixture.LETTER);

  @TempDir private Path directory;

  @Override
  public Subject subject() throws Exception {
    Sstu sstu = new Sstu(directory, "http://127.0.0.1:1");
    Party party = AppealsFixture.party(Map.of("endpoint", sstu.endpoint()));
    AppealsMapper mapper = KnownCases.mapper(REGISTRATION);
    return new Subject() {
      @Override
      public WireMapping mapping() {
        return mapper;
      }

      @Override
      public RoutesBuilder routes() {
        return new AppealsRoutes(client(), AppealsFixture.directory(party));
      }

      @Override
      public Party party() {
        return party;
      }

      @Override
      public AcceptedMessage accepted() {
        return AppealsFixture.accepted(REGISTRATION);
      }

      @Override
      public OutboundMessage outbound() {
        return AppealsFixture.outbound(AppealsFixture.answer(CanonicalStatus.RESOLVED));
      }

      @Override
      public void counterpartVanishes() {
        sstu.vanish();
      }

      @Override
      public void counterpartRefuses() {
        sstu.configure("{\"refuse\":true}");
      }

      @Override
      public int effects() {
        return received(sstu);
      }

      @Override
      public List<String> confidential() {
        return List.of("Примерова", "Анна", "anna@example.org", "Садовая", "Мусор", BASE64);
      }

      @Override
      public void close() {
        sstu.close();
      }
    };
  }

  /** Books are read over the network that may just have vanished, with no effect since. */
  private static int received(Sstu sstu) {
    try {
      return sstu.received().size();
    } catch (UncheckedIOException vanished) {
      return 0;
    }
  }

  @Test
  void putsTheFileIntoTheReportOnSendingOnly() throws Exception {
    try (Sstu sstu = new Sstu(directory, "http://127.0.0.1:1")) {
      PreparedMessage prepared = prepared(sstu, CanonicalStatus.RESOLVED);

      DeliveryReceipt receipt = client().send(party(sstu), prepared);

      assertThat(prepared.wire().utf8())
          .doesNotContain(BASE64)
          .contains("cid:" + AppealsFixture.CONTENT.hash());
      assertThat(sstu.received())
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row.at("/report/questions/0/attachment/content").asString())
                      .isEqualTo(BASE64));
      assertThat(receipt.note()).isEqualTo("taken by ССТУ: HTTP status 200");
    }
  }

  @Test
  void isNotMisledByWordsThatLookLikeAFile() {
    String name =
        "{\"name\":\"\\\"content\\\":\\\"cid:" + AppealsFixture.CONTENT.hash() + "\\\"\"}";
    WireBytes wire = WireBytes.of(AppealsJson.TYPE, name.getBytes(StandardCharsets.UTF_8));

    assertThat(new ReportFile(AppealsFixture.contents()).in(wire)).isEqualTo(wire.bytes());
  }

  @Test
  void saysWhenTheFileIsNotKeptAnyMore() {
    String report = "{\"content\":\"cid:" + "cd".repeat(32) + "\"}";

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                new ReportFile(AppealsFixture.contents())
                    .in(WireBytes.of(AppealsJson.TYPE, report.getBytes(StandardCharsets.UTF_8))))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
  }

  @Test
  void stopsWhereACodeIsNotKnownThere() throws Exception {
    try (Sstu sstu = new Sstu(directory, "http://127.0.0.1:1")) {
      PreparedMessage prepared =
          prepared(
              KnownCases.mapper(REGISTRATION.replace("0005.0005.0056.1160", "0001.0001.0001.0001")),
              sstu,
              CanonicalStatus.IN_PROGRESS);

      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> client().send(party(sstu), prepared))
          .satisfies(failure -> assertThat(failure.where()).hasValue("HTTP status 400"));
      assertThat(sstu.refused().get(0).path("why").asString())
          .isEqualTo("code is not in the classifier");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"busy\":1}', PARTNER_BUSY, NONE",
    "'{\"failAfterEffect\":1}', PARTNER_FAILED, UNKNOWN",
  })
  void goesOnLaterWhereItMay(String mood, FailureCode code, RetryableFailure.Effect effect)
      throws Exception {
    try (Sstu sstu = new Sstu(directory, "http://127.0.0.1:1")) {
      sstu.configure(mood);
      PreparedMessage prepared = prepared(sstu, CanonicalStatus.IN_PROGRESS);

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> client().send(party(sstu), prepared))
          .satisfies(
              failure -> {
                assertThat(failure.code()).isEqualTo(code);
                assertThat(failure.effect()).isEqualTo(effect);
                assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
              });
      client().send(party(sstu), prepared);
      assertThat(sstu.received()).hasSize(1);
    }
  }

  @Test
  void pausesThePartyWhereNobodyIsLetIn() throws Exception {
    try (Sstu sstu = new Sstu(directory, "http://127.0.0.1:1")) {
      sstu.configure("{\"closed\":true}");
      PreparedMessage prepared = prepared(sstu, CanonicalStatus.IN_PROGRESS);

      assertThatExceptionOfType(RetryableFailure.class)
          .isThrownBy(() -> client().send(party(sstu), prepared))
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED));
    }
  }

  private static AppealsClient client() {
    return new AppealsClient(new ReportFile(AppealsFixture.contents()));
  }

  private static Party party(Sstu sstu) {
    return AppealsFixture.party(Map.of("endpoint", sstu.endpoint()));
  }

  private static PreparedMessage prepared(Sstu sstu, CanonicalStatus status) {
    return prepared(KnownCases.mapper(REGISTRATION), sstu, status);
  }

  private static PreparedMessage prepared(AppealsMapper mapper, Sstu sstu, CanonicalStatus status) {
    OutboundMessage outbound = AppealsFixture.outbound(AppealsFixture.answer(status));
    return new PreparedMessage(outbound.envelope(), mapper.toWire(party(sstu), outbound));
  }
}
