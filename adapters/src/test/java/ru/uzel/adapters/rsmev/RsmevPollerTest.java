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
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.model.intake.InboundMessage;

/** The gateway of the mock, read by the adapter: nothing is lost and nothing comes twice. */
final class RsmevPollerTest {

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

  @Test
  void asksThenTakesAndConfirms() {
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2));

    hub.turns(1);
    assertThat(hub.intake.accepted).isEmpty();
    hub.turns(1);

    assertThat(hub.intake.ids()).containsExactly("1", "2");
    assertThat(hub.gateway.noted("confirmed"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.path("requestId").asString())
                    .isEqualTo(hub.gateway.noted("requests").get(0).path("requestId").asString()));
  }

  @Test
  void asksAsItWasObserved() {
    hub.with("nodeId", "uzel").turns(1);

    assertThat(hub.gateway.noted("requests"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.path("entrypoint").asString()).isEqualTo(RsmevFixture.ENTRYPOINT);
              assertThat(row.path("node").asString()).isEqualTo("uzel");
              assertThat(row.path("xml").asString())
                  .isEqualTo(
                      "<PosEdmsRequest><AppealListRequest><ClientId>"
                          + RsmevFixture.CLIENT
                          + "</ClientId></AppealListRequest></PosEdmsRequest>");
            });
  }

  @Test
  void keepsEachAppealForItselfWithItsRequest() {
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2));

    hub.turns(2);

    InboundMessage first = hub.intake.accepted.get(0);
    assertThat(first.wire().utf8()).contains("<Id>1</Id>").doesNotContain("<Id>2</Id>");
    assertThat(first.groupKey()).isEqualTo("1");
    assertThat(first.facts())
        .containsEntry(
            "requestId", hub.gateway.noted("requests").get(0).path("requestId").asString());
  }

  @Test
  void asksNothingWhileAQuestionIsUnansweredNotEvenAfterARestart() {
    hub.gateway.configure("{\"silent\":true}");

    hub.turns(5);
    hub.startAnew();
    hub.turns(5);

    assertThat(hub.gateway.noted("requests")).hasSize(1);
  }

  @Test
  void asksAgainWhatIsUnansweredForTooLong() {
    hub.gateway.configure("{\"silent\":true}");
    hub.with("answerWithin", "30m").turns(1);

    try (CapturedLog log = CapturedLog.start()) {
      hub.clock.goOn(Duration.ofMinutes(31));
      hub.turns(1);

      assertThat(log.text()).contains("is unanswered since 2026-11-27T09:01:00Z");
    }
    assertThat(hub.gateway.noted("requests")).hasSize(2);
  }

  @Test
  void confirmsNothingBeforeAllOfItIsTaken() {
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2), RsmevFixture.appeal(3));
    hub.intake.outAfter(1);

    hub.turns(3);
    assertThat(hub.gateway.noted("confirmed")).isEmpty();
    hub.intake.back();
    hub.turns(1);

    assertThat(hub.intake.ids()).containsExactly("1", "2", "3");
    assertThat(hub.gateway.noted("confirmed")).hasSize(1);
  }

  @Test
  void losesAndDoublesNothingWhenItIsKilledBeforeTheConfirmation() {
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2).without("Description"));
    hub.turns(1);
    hub.gateway.configure("{\"failConfirm\":1}");
    hub.turns(1);
    assertThat(hub.gateway.noted("confirmed")).isEmpty();

    hub.startAnew();
    hub.turns(1);

    assertThat(hub.intake.ids()).containsExactly("1");
    assertThat(hub.intake.refused).hasSize(1);
    assertThat(hub.intake.repeated).isZero();
    assertThat(hub.gateway.noted("confirmed")).hasSize(1);
  }

  @Test
  void takesNothingTwiceWhenItIsKilledBeforeItNotesWhatItTook() {
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2));
    hub.intake.outAfter(1);
    hub.turns(1);
    String before = hub.marks.of(hub.party().name()).orElseThrow();
    hub.turns(1);
    hub.marks.put(hub.party().name(), before);
    hub.intake.back();

    hub.startAnew();
    hub.turns(1);

    assertThat(hub.intake.ids()).containsExactly("1", "2");
    assertThat(hub.intake.repeated).isEqualTo(1);
  }

  @Test
  void goesOnWhereAConfirmationTookEffectAndWasNotAnswered() {
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.gateway.configure("{\"loseConfirm\":1}");
    hub.turns(2);
    hub.gateway.add(RsmevFixture.appeal(2));

    hub.turns(3);

    assertThat(hub.intake.ids()).containsExactly("1", "2");
  }

  @Test
  void takesAnAppealOfEveryListOnceAndItsChangeOnceMore() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.add(RsmevFixture.appeal(1), RsmevFixture.appeal(2));
    hub.turns(4);
    hub.gateway.add(RsmevFixture.appeal(1).put("AnswerAt", "2026-12-20T23:59:59+03:00"));

    hub.turns(4);

    assertThat(hub.intake.ids()).containsExactly("1", "2", "1");
    assertThat(hub.intake.accepted.get(2).version())
        .isNotEqualTo(hub.intake.accepted.get(0).version());
    assertThat(hub.intake.repeated).isZero();
  }

  @Test
  void asksAgainWhenItsBookmarkIsSpoilt() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.turns(2);
    hub.marks.put(hub.party().name(), "{");

    hub.turns(2);

    assertThat(hub.intake.ids()).containsExactly("1");
    assertThat(hub.intake.repeated).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failing", "refusing", "html"})
  void goesOnAfterAnOutageAndSaysOnceWhatItIs(String what) {
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.gateway.configure("{\"" + what + "\":3}");

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(3);
      assertThat(hub.intake.accepted).isEmpty();
      hub.turns(2);

      assertThat(log.text())
          .containsOnlyOnce("nothing is read from it until this is over")
          .containsOnlyOnce("its appeals can be read again")
          .doesNotContain("Ведутся работы");
    }
    assertThat(hub.intake.ids()).containsExactly("1");
  }

  @Test
  void doesNotTakeAPageNotFoundForAnEmptyQueue() {
    try (CapturedLog log = CapturedLog.start()) {
      hub.with("endpoint", hub.gateway.endpoint().replace("/rsmev", "/control/rsmev/nobody"))
          .turns(1);

      assertThat(log.text()).contains("ALARM: party pos-edms", "getresponse", "404");
    }
  }

  @Test
  void goesOnAfterAGatewayThatWasSlow() {
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.gateway.configure("{\"slow\":2500}");
    hub.with("receiveTimeout", "1s").turns(1);
    assertThat(hub.gateway.calls("getresponse")).isEqualTo(1);
    hub.gateway.configure("{\"slow\":0}");

    hub.with("receiveTimeout", "10s").turns(2);

    assertThat(hub.intake.ids()).containsExactly("1");
  }

  @Test
  void backsOffWhileTheGatewayFails() {
    hub.gateway.configure("{\"failing\":100}");

    hub.turns(1);
    long calls = hub.gateway.calls("getresponse");
    hub.clock.goOn(Duration.ofMinutes(-1));
    hub.turns(1);

    assertThat(hub.gateway.calls("getresponse")).isEqualTo(calls);
  }

  @Test
  void stopsAtAResponseThatComesAgainAfterItsConfirmation() {
    hub.gateway.add(RsmevFixture.appeal(1));
    hub.gateway.configure("{\"ignoresConfirm\":true}");

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(2);

      assertThat(log.text()).contains("is given again although it was confirmed");
    }
    assertThat(hub.intake.ids()).containsExactly("1");
    assertThat(hub.gateway.noted("given")).hasSize(2);
  }
}
