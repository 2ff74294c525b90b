package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.StatusUpdate;

class CaseReportTest {

  private final SmevMapper mapper =
      new SmevMapper(
          new SmevEnvelopes(XmlOnly.signer((element, id, key) -> "<s/>")),
          new PlainXml(),
          NoFiles.writing(),
          NoFiles.doubts());

  @ParameterizedTest
  @CsvSource({
    "Назначен исполнитель,ASSIGNED",
    "В работе,IN_PROGRESS",
    "Решено,RESOLVED",
    "Разъяснено,EXPLAINED",
    "Не поддержано,NOT_SUPPORTED"
  })
  void knowsTheBodiesWords(String word, CanonicalStatus status) {
    String report = Samples.golden("report.xml").replace(">Решено<", ">" + word + "<");

    StatusUpdate update =
        (StatusUpdate) mapper.toCanonical(Samples.party(), Samples.accepted(report));

    assertThat(update.status()).isEqualTo(status);
    assertThat(update.rawStatus()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Status>Решено</Status>||CaseReport/Status|MISSING_FIELD",
        "<CaseId>019a0000-0000-7000-8000-000000000002</CaseId>||CaseReport/CaseId|MISSING_FIELD",
        "<Sequence>2</Sequence>|<Sequence>two</Sequence>|CaseReport/Sequence|INVALID_FIELD",
        "<At>2026-03-02T14:15:30+03:00</At>|<At>2026-03-02T14:15:30</At>|CaseReport/At|INVALID_FIELD",
        "<Kind>FINAL</Kind>|<Kind>LAST</Kind>|CaseReport/Reply/Kind|INVALID_FIELD",
        "<ReplyId>R-9</ReplyId>|<ReplyId/>|CaseReport/Reply/ReplyId|MISSING_FIELD",
        "<Status>Решено</Status>|<Status>Решено</Status><Status>Решено</Status>|CaseReport|INVALID_FIELD",
        "<Status>Решено</Status>|<Stage/><Status>Решено</Status>|CaseReport|INVALID_FIELD",
        "<Status>Решено</Status>|<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"
            + "<Status>Решено</Status>|CaseReport|INVALID_FIELD",
        "<CaseReport xmlns=|<CaseStory xmlns=|MessagePrimaryContent|INVALID_FIELD"
      })
  void namesThePlaceOfAMistake(String from, String to, String where, FailureCode code) {
    String response = Samples.golden("report.xml").replace(from, to == null ? "" : to);
    if (from.startsWith("<CaseReport")) {
      response = response.replace("</CaseReport>", "</CaseStory>");
    }
    String broken = response;

    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class,
            () -> mapper.toCanonical(Samples.party(), Samples.accepted(broken)));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.where()).contains(where);
  }

  @Test
  void refusesAReplyLongerThanAReplyMayBe() {
    String response = Samples.golden("report.xml").replace("Работы выполнены.", "я".repeat(8001));

    HubFailure failure =
        catchThrowableOfType(
            RejectedFailure.class,
            () -> mapper.toCanonical(Samples.party(), Samples.accepted(response)));

    assertThat(failure.reason()).contains("CaseReport/Reply/Text", "8000");
  }
}
