package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.model.failure.FailureCode;

/** What is spoilt is put on record once, confirmed, and stops nothing else. */
final class BadResponsesTest {

  private static final String PLACE = "/PosEdmsResponse/AppealListResponse";

  @TempDir private Path directory;
  private Reader hub;

  @BeforeEach
  void start() throws IOException {
    hub = new Reader(directory);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "brokenBase64, MALFORMED, #/xml",
    "brokenXml, MALFORMED, line 1",
    "dtd, MALFORMED, line 1",
    "wrongRoot, INVALID_FIELD, /"
  })
  void putsAResponseThatIsNoneOnRecordAndGoesOn(String what, FailureCode code, String where) {
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.gateway.configure("{\"" + what + "\":1}");

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(2);
      hub.gateway.add(RsmevFixture.appeal(2));
      hub.turns(3);

      assertThat(log.text())
          .contains("ALARM: party pos-edms: response ")
          .contains("its appeals can be read again")
          .doesNotContain(RsmevFixture.TEXT);
    }
    assertThat(hub.intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().code()).isEqualTo(code);
              assertThat(refusal.failure().where()).hasValue(where);
              assertThat(refusal.wire()).isNotNull();
            });
    assertThat(hub.intake.ids()).containsExactly("2");
    assertThat(hub.gateway.noted("confirmed")).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void putsOneBrokenAppealOnRecordAmongGoodOnes() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.add(
        RsmevFixture.appeal(1),
        RsmevFixture.appeal(2).put("Coordinates", "39.59922000,52.60882000"),
        RsmevFixture.appeal(3));

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(4);

      assertThat(log.text())
          .containsOnlyOnce("an appeal is refused, see the journal: invalid-field")
          .doesNotContain(RsmevFixture.TEXT, "39.59922000");
    }
    assertThat(hub.intake.ids()).containsExactly("1", "3");
    assertThat(hub.intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.externalId()).isEqualTo("2");
              assertThat(refusal.failure().where()).hasValue(PLACE + "/Appeals[2]/Coordinates");
              assertThat(String.valueOf(refusal.wire() == null ? "" : refusal.wire().utf8()))
                  .contains("<Id>2</Id>")
                  .doesNotContain("<Id>1</Id>");
            });
    assertThat(hub.gateway.noted("confirmed")).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void takesABrokenAppealOnceItIsMended() {
    hub.gateway.add(RsmevFixture.appeal(1).put("CreatedAt", "позавчера"));
    hub.turns(2);
    hub.gateway.add(RsmevFixture.appeal(1));

    hub.turns(2);

    assertThat(hub.intake.ids()).containsExactly("1");
  }

  @Test
  void refusesAnEndlessText() {
    hub.gateway.add(
        RsmevFixture.appeal(1).put("Description", "я".repeat(100_000)), RsmevFixture.appeal(2));

    hub.turns(2);

    assertThat(hub.intake.ids()).containsExactly("2");
    assertThat(hub.intake.refused)
        .extracting(refusal -> refusal.failure().code())
        .containsExactly(FailureCode.TOO_LARGE);
  }

  @Test
  void takesWhatIsThereWhereTheCountIsAnother() {
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2));
    hub.gateway.configure("{\"count\":3}");

    hub.turns(2);

    assertThat(hub.intake.ids()).containsExactly("1", "2");
    assertThat(hub.intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().where()).hasValue(PLACE + "/Count");
              assertThat(refusal.failure().reason()).contains("Count is 3, and there are 2");
            });
    assertThat(hub.gateway.noted("confirmed")).hasSize(1);
  }

  @Test
  void sendsAnAlarmOnceWherePosRefusesTheQuestionAndAsksLessAndLessOften() {
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.gateway.configure("{\"clientId\":\"00000000-0000-0000-0000-000000000000\"}");

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(8);
      assertThat(log.text())
          .containsOnlyOnce("ПОС answers the question for appeals by OperationResult ERROR")
          .doesNotContain("can be read again");
      hub.gateway.configure("{\"clientId\":\"\"}");
      hub.clock.goOn(Duration.ofHours(1));
      hub.turns(3);

      assertThat(log.text()).contains("its appeals can be read again");
    }
    assertThat(hub.intake.refused)
        .isNotEmpty()
        .allSatisfy(
            refusal -> assertThat(refusal.failure().code()).isEqualTo(FailureCode.PARTNER_REFUSED));
    assertThat(hub.intake.ids()).containsExactly("1");
  }
}
