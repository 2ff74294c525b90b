package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;

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
  void readsATransferWithTheLetterToTheApplicant() {
    assertThat(mapper.toCanonical(Samples.party(), Samples.accepted(transfer())))
        .isEqualTo(
            new Transfer(
                Samples.REFERENCE,
                new OrgRef("Дорожная служба", null),
                new OrgRef("Комитет парков", "1026900000002"),
                TransferDirection.PEER,
                "Дорога парковая",
                "59-ФЗ, ст. 8 ч. 3",
                new CoveringLetter("исх-2/26", LocalDate.of(2026, 3, 2)),
                "Направлено по компетенции",
                Instant.parse("2026-03-02T11:15:30Z"),
                Instant.parse("2026-03-09T15:00:00Z"),
                2,
                new Reply(
                    "R-9",
                    ReplyKind.TRANSFER_NOTICE,
                    "Работы выполнены.",
                    "исх-1/26",
                    Instant.parse("2026-03-02T11:15:31Z")),
                null));
  }

  @Test
  void readsATransferThatItsOwnSchemaAllows() throws Exception {
    SmevMapperTest.validator().validate(SmevMapperTest.content(transfer(), "CaseReport"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<To><Name>Комитет парков</Name><Ogrn>1026900000002</Ogrn></To>||CaseReport/Transfer/To|MISSING_FIELD",
        "<Ogrn>1026900000002</Ogrn>|<Ogrn>12</Ogrn>|CaseReport/Transfer/To/Ogrn|INVALID_FIELD",
        "<Direction>PEER</Direction>|<Direction>SIDEWAYS</Direction>|CaseReport/Transfer/Direction|INVALID_FIELD",
        "<Direction>PEER</Direction>|<Direction>UP</Direction>|CaseReport/Transfer/Direction|INVALID_FIELD",
        "<Reason>Дорога парковая</Reason>||CaseReport/Transfer/Reason|MISSING_FIELD",
        "<CoveringDate>2026-03-02</CoveringDate>|<CoveringDate>2 марта</CoveringDate>|CaseReport/Transfer/CoveringDate|INVALID_FIELD",
        "<Kind>TRANSFER_NOTICE</Kind>|<Kind>FINAL</Kind>|CaseReport/Reply/Kind|INVALID_FIELD"
      })
  void namesThePlaceOfAMistakeInATransfer(String from, String to, String where, FailureCode code) {
    String broken = transfer().replace(from, to == null ? "" : to);

    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class,
            () -> mapper.toCanonical(Samples.party(), Samples.accepted(broken)));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.where()).contains(where);
  }

  private static String transfer() {
    return Samples.golden("report.xml")
        .replace(">Решено<", ">Направлено по компетенции<")
        .replace("<Kind>FINAL</Kind>", "<Kind>TRANSFER_NOTICE</Kind>")
        .replace(
            "</Reply>",
            "</Reply><Transfer><From><Name>Дорожная служба</Name></From>"
                + "<To><Name>Комитет парков</Name><Ogrn>1026900000002</Ogrn></To>"
                + "<Direction>PEER</Direction><Reason>Дорога парковая</Reason>"
                + "<LegalBasis>59-ФЗ, ст. 8 ч. 3</LegalBasis>"
                + "<CoveringNumber>исх-2/26</CoveringNumber>"
                + "<CoveringDate>2026-03-02</CoveringDate>"
                + "<DeadlineAt>2026-03-09T18:00:00+03:00</DeadlineAt></Transfer>");
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
