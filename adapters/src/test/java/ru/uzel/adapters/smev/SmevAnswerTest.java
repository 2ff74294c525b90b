package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;

class SmevAnswerTest {

  private static final ReturnAddress ADDRESS =
      new ReturnAddress("019a0000-0000-7000-8000-00000000000c", "to");

  private final SmevMapper mapper =
      new SmevMapper(
          new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
          new PlainXml(),
          NoFiles.writing(),
          NoFiles.doubts());
  private final Party provider =
      Samples.party(URI.create("http://127.0.0.1:1/smev/ws"), "role", "provider");

  @Test
  void tellsAnInterimStateAsRequestStatus() {
    assertThat(written(CanonicalStatus.IN_PROGRESS, "comment", "слово"))
        .isEqualTo(
            "<t:RequestStatus><t:StatusCode>7</t:StatusCode>"
                + parameter("At", "2026-03-02T10:15:30Z")
                + parameter("Organisation", "Дорожная служба")
                + parameter("Comment", "comment")
                + "<t:StatusDescription>В работе</t:StatusDescription></t:RequestStatus>");
  }

  @Test
  void givesTheAnswerAsACaseReport() {
    assertThat(written(CanonicalStatus.RESOLVED, "comment", "слово"))
        .isEqualTo(
            "<c:CaseReport xmlns:c=\"urn:c\"><c:CaseId>"
                + ADDRESS.caseId()
                + "</c:CaseId><c:Status>Решено</c:Status><c:Sequence>7</c:Sequence>"
                + "<c:At>2026-03-02T10:15:30Z</c:At><c:Organisation>Дорожная служба</c:Organisation>"
                + "<c:Comment>comment</c:Comment></c:CaseReport>");
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTED_BY_MODERATOR,ACCESS_DENIED,ACCESS_DENIED",
    "REJECTED_BY_MODERATOR,unknown-service,UNKNOWN_REQUEST_DESCRIPTION",
    "REJECTED_BY_MODERATOR,missing-field,FAILURE",
    "LEFT_WITHOUT_ANSWER,слово,NO_DATA",
  })
  void refusesByRequestRejected(CanonicalStatus status, String word, String code) {
    assertThat(written(status, "CaseAssignment has no Text", word))
        .isEqualTo(
            "<t:RequestRejected><t:RejectionReasonCode>"
                + code
                + "</t:RejectionReasonCode><t:RejectionReasonDescription>CaseAssignment has no Text"
                + "</t:RejectionReasonDescription></t:RequestRejected>");
  }

  @Test
  void cutsADescriptionToWhatTheSchemaAllows() {
    String written =
        written(CanonicalStatus.LEFT_WITHOUT_ANSWER, "\uD83D\uDE00".repeat(2100), "слово");

    String text = written.substring(written.indexOf("Description>") + 12, written.indexOf("…") + 1);
    assertThat(text.length()).isLessThanOrEqualTo(4000);
  }

  @Test
  void cannotAnswerWhoeverLeftNoAddress() {
    OutboundMessage withAddress = EnvelopesOfEveryVersionTest.answer(CanonicalStatus.RESOLVED);
    OutboundMessage outbound = Samples.outbound(withAddress.message(), Samples.REFERENCE);

    RejectedFailure failure =
        catchThrowableOfType(RejectedFailure.class, () -> mapper.toWire(provider, outbound));

    assertThat(failure.reason()).contains("no ReplyTo");
  }

  @Test
  void aProviderSendsNoCases() {
    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class, () -> mapper.toWire(provider, Samples.outbound()));

    assertThat(failure.reason()).contains("CitizenMessage");
  }

  @Test
  void carriesThePlannedDayBothWaysInAStatusAndInAReport() {
    LocalDate day = LocalDate.of(2026, 3, 20);
    StatusUpdate extended =
        new StatusUpdate(
            Samples.REFERENCE,
            CanonicalStatus.EXTENDED,
            "Срок продлён",
            null,
            "Дорожная служба",
            Samples.NOW,
            3,
            null,
            day);
    String status =
        Samples.golden("status.xml")
            .replaceAll("(?s)<t:RequestStatus>.*</t:RequestStatus>", SmevAnswer.write(3, extended));
    String report =
        Samples.golden("report.xml")
            .replaceFirst("(<At>[^<]*</At>)", "$1<PlannedAt>2026-03-20</PlannedAt>");

    assertThat(mapper.toCanonical(Samples.party(), Samples.accepted(status))).isEqualTo(extended);
    assertThat(
            ((StatusUpdate) mapper.toCanonical(Samples.party(), Samples.accepted(report)))
                .plannedAt())
        .isEqualTo(day);
    assertThat(CaseReport.write("urn:c", "id", 3, extended))
        .contains("</c:At><c:PlannedAt>2026-03-20</c:PlannedAt><c:Organisation>");
  }

  @Test
  void saysWhereAPlannedDayIsNoDay() {
    String report =
        Samples.golden("report.xml")
            .replaceFirst("(<At>[^<]*</At>)", "$1<PlannedAt>20 марта</PlannedAt>");

    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class,
            () -> mapper.toCanonical(Samples.party(), Samples.accepted(report)));

    assertThat(failure.where()).contains("CaseReport/PlannedAt");
  }

  @ParameterizedTest
  @CsvSource({"IN_PROGRESS", "EXTENDED", "DEFERRED", "REOPENED"})
  void aConsumerReadsTheWordBack(CanonicalStatus status) {
    String response =
        Samples.golden("status.xml")
            .replaceAll(
                "(?s)<t:RequestStatus>.*</t:RequestStatus>", written(status, "comment", "слово"));

    StatusUpdate update =
        (StatusUpdate) mapper.toCanonical(Samples.party(), Samples.accepted(response));

    assertThat(update.status()).isEqualTo(status);
    assertThat(update.comment()).isEqualTo("comment");
    assertThat(update.organisation()).isEqualTo("Дорожная служба");
    assertThat(update.at()).isEqualTo(Samples.NOW);
    assertThat(update.sequence()).isEqualTo(7);
  }

  private static String written(CanonicalStatus status, @Nullable String comment, String word) {
    StatusUpdate update =
        new StatusUpdate(
            Samples.REFERENCE, status, word, comment, "Дорожная служба", Samples.NOW, 3, null);
    return SmevAnswer.hasContent(update)
        ? SmevAnswer.content(XmlText.attribute("xmlns:c", "urn:c"), ADDRESS, 7, update)
        : SmevAnswer.write(7, update);
  }

  private static String parameter(String key, String value) {
    return "<t:StatusParameter><t:Key>"
        + key
        + "</t:Key><t:Value>"
        + value
        + "</t:Value></t:StatusParameter>";
  }
}
