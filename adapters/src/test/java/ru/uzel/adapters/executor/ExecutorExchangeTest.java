package ru.uzel.adapters.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import tools.jackson.databind.JsonNode;

/** The adapter in a real servlet container, and the body as its counterpart, both ways. */
final class ExecutorExchangeTest {

  @EnableWebMvc
  @Configuration(proxyBeanMethods = false)
  static class Web {}

  private static final Logger CONTAINER = Logger.getLogger("org.apache");

  @TempDir private Path directory;

  private final Tomcat tomcat = new Tomcat();
  private MockedBody body;
  private @Nullable PreparedMessage prepared;

  @BeforeEach
  void start() throws Exception {
    CONTAINER.setLevel(Level.SEVERE);
    tomcat.setBaseDir(directory.resolve("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    GenericWebApplicationContext spring = new GenericWebApplicationContext();
    new AnnotatedBeanDefinitionReader(spring).register(Web.class, ExecutorAdapter.class);
    spring.registerBean(InMemoryHub.class, () -> body.hub);
    spring.registerBean(KeptFiles.class, () -> body.hub.files);
    spring.registerBean(HandedOnRecord.class, () -> body.hub.journal);
    spring.registerBean(CmsSignatures.class, () -> body.signatures);
    spring.registerBean(MessageCodec.class, () -> Samples.CODEC);
    Context context = tomcat.addContext("", directory.toString());
    Tomcat.addServlet(context, "hub", new DispatcherServlet(spring));
    context.addServletMappingDecoded("/", "hub");
    tomcat.start();
    body =
        new MockedBody(
            directory, URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort()));
    body.configure("{\"apiKey\":\"" + InMemoryHub.API_KEY + "\"}");
  }

  @AfterEach
  void stop() throws Exception {
    body.close();
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void aCaseGoesOutAndItsAnswersComeBack() {
    body.behave(
        """
        {"organisations":["Управление образования"],
         "answers":[{"status":"Принято к исполнению"},
                    {"status":"Указан срок","plannedAt":"2026-12-01"},
                    {"status":"Решено","reply":{"text":"Окна заменены"}}]}
        """);

    DeliveryReceipt receipt = deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 3);

    assertThat(receipt.partnerReference()).isEqualTo("ВХ-000001");
    assertThat(receipt.note()).isEqualTo("HTTP status 201, receipt signed");
    assertThat(receipt.wire()).isNotNull();
    assertThat(book("received").path(0).path("text").asString()).isEqualTo(Samples.TEXT);
    assertThat(book("sent"))
        .allSatisfy(sent -> assertThat(sent.path("httpStatus").asInt()).isEqualTo(202));
    assertThat(updates())
        .extracting(StatusUpdate::rawStatus)
        .containsExactly("Принято к исполнению", "Указан срок", "Решено");
    assertThat(updates())
        .extracting(StatusUpdate::organisation)
        .containsOnly("Управление образования");
    assertThat(updates().get(2).reply().text()).isEqualTo("Окна заменены");
  }

  @Test
  void anAnswerBringsItsFilesAndNoOthers() {
    body.behave(
        """
        {"wrongFileNext":1,
         "answers":[{"status":"Решено",
                     "reply":{"text":"Окна заменены",
                              "files":[{"name":"Ответ.txt","text":"Письмо","signed":true},
                                       {"name":"Акт.xml","mimeType":"text/xml","text":"<акт/>"}]}}]}
        """);

    deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 2);

    assertThat(book("sent").valueStream().map(sent -> sent.path("httpStatus").asInt()))
        .containsExactly(422, 202);
    assertThat(updates().get(0).reply().attachments())
        .extracting(Attachment::name, Attachment::mimeType)
        .containsExactly(tuple("Ответ.txt", "text/plain"), tuple("Акт.xml", "text/xml"));
    assertThat(updates().get(0).reply().attachments())
        .allSatisfy(
            file ->
                assertThat(body.hub.files.find(file.content().hash())).contains(file.content()));
    assertThat(body.hub.files.size()).isEqualTo(2);
  }

  @Test
  void aBodyFetchesTheResidentsFiles() {
    ContentRef photo = body.hub.files.store("Фотография".getBytes(StandardCharsets.UTF_8));
    body.hub.journal.handed(InMemoryHub.DISTRICT, InMemoryHub.REFERENCE, photo.hash());
    body.behave("{\"fetchFiles\":true,\"answers\":[]}");
    OutboundMessage outbound =
        Samples.outbound(
            Samples.message().with(List.of(new Attachment("1.jpg", "image/jpeg", photo, null))));

    deliver(
        new PreparedMessage(outbound.envelope(), body.mapper.toWire(body.hub.party(), outbound)));
    await().atMost(Duration.ofSeconds(20)).until(() -> book("fetched").size() == 1);

    assertThat(book("fetched").path(0).path("hash").asString()).isEqualTo(photo.hash());
    assertThat(book("fetched").path(0).path("asNamed").asBoolean()).isTrue();
  }

  @Test
  void whatCameOfAVotingIsBookedAndNotAnswered() {
    OutboundMessage voting = Samples.outbound(Samples.voting());
    PreparedMessage put =
        new PreparedMessage(voting.envelope(), body.mapper.toWire(body.hub.party(), voting));

    DeliveryReceipt first = deliver(put);
    DeliveryReceipt again = deliver(put);

    assertThat(first.partnerReference()).isEqualTo("ГЛ-000001");
    assertThat(first.note()).isEqualTo("HTTP status 201, receipt signed");
    assertThat(again.partnerReference()).isEqualTo("ГЛ-000001");
    assertThat(book("votings")).hasSize(1);
    assertThat(book("votings").path(0).path("objectId").asString()).isEqualTo("77");
    assertThat(book("votings").path(0).path("votes").asInt()).isEqualTo(100);
    assertThat(book("received")).isEmpty();
    assertThat(book("sent")).isEmpty();
  }

  @Test
  void aBodyHandsItsCaseOn() {
    body.behave(
        """
        {"answers":[{"status":"Принято к исполнению"},
                    {"status":"Направлено по компетенции",
                     "transfer":{"to":{"name":"Комитет парков"},"reason":"не наше"},
                     "reply":{"text":"Передано в Комитет парков"}}]}
        """);

    deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 2);

    assertThat(body.hub.taken)
        .extracting(InboundMessage::kind)
        .containsExactly(MessageKind.STATUS_UPDATE, MessageKind.TRANSFER);
    Transfer transfer = (Transfer) canonical().get(1);
    assertThat(transfer.to().name()).isEqualTo("Комитет парков");
    assertThat(transfer.notice().text()).isEqualTo("Передано в Комитет парков");
  }

  @Test
  void aBodyIsToldWhatItNeedNotAnswer() {
    OutboundMessage notice =
        Samples.outbound(
            new CaseNotice(3, InMemoryHub.RECEIVED), "019aa000-0000-7000-8000-0000000000bb");
    body.behave("{\"answers\":[{\"status\":\"В работе\"}]}");

    DeliveryReceipt receipt =
        deliver(
            new PreparedMessage(notice.envelope(), body.mapper.toWire(body.hub.party(), notice)));
    deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 1);

    assertThat(receipt.note()).isEqualTo("HTTP status 201, receipt signed");
    assertThat(book("received").path(0).path("type").asString()).isEqualTo("ru.uzel.CaseNotice");
    assertThat(book("sent").path(0).path("reference").asString()).isEqualTo(InMemoryHub.REFERENCE);
  }

  @Test
  void sendsTheVerySameBytesAgainAndTheyTakeEffectOnce() {
    PreparedMessage prepared = prepared();
    body.behave("{\"loseAnswerNext\":1}");

    RetryableFailure lost = catchThrowableOfType(RetryableFailure.class, () -> deliver(prepared));
    DeliveryReceipt receipt = deliver(prepared);

    assertThat(lost.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(receipt.note()).startsWith("HTTP status 200");
    assertThat(body.effects()).isEqualTo(1);
    assertThat(book("received").path(0).path("puts").asInt()).isEqualTo(2);
  }

  @Test
  void takesDuplicatesOnceAndTellsTheBodySo() {
    body.behave("{\"duplicates\":true,\"answers\":[{\"status\":\"В работе\"}]}");

    deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 2);

    assertThat(body.hub.taken).hasSize(1);
    assertThat(book("sent").path(1).path("answer").path("repeated").asBoolean()).isTrue();
    assertThat(book("sent").path(1).path("answer").path("messageId"))
        .isEqualTo(book("sent").path(0).path("answer").path("messageId"));
  }

  @Test
  void keepsTheSequenceOfUpdatesThatComeInAnotherOrder() {
    body.behave("{\"reversed\":true}");

    deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 3);

    assertThat(updates()).extracting(StatusUpdate::sequence).containsExactly(3L, 2L, 1L);
  }

  @Test
  void refusesWhatAStrangerSignedAndWhatNobodySigned() {
    body.behave(
        "{\"wrongSignatureNext\":1,\"unsignedNext\":1,\"answers\":[{\"status\":\"В работе\"}]}");

    deliver(prepared());
    await().atMost(Duration.ofSeconds(20)).until(() -> book("sent").size() == 3);

    assertThat(book("sent").valueStream().map(sent -> sent.path("httpStatus").asInt()))
        .containsExactly(403, 403, 202);
    assertThat(body.hub.taken).hasSize(1);
    assertThat(body.hub.refusals)
        .extracting(refusal -> refusal.failure().code())
        .containsExactly(FailureCode.CERTIFICATE_UNTRUSTED, FailureCode.SIGNATURE_MISSING);
    assertThat(body.hub.refusals)
        .allSatisfy(refusal -> assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class));
  }

  @Test
  void isRefusedWhenTheHubSignsByAnotherKey() {
    PreparedMessage forged =
        new PreparedMessage(
            Samples.outbound(Samples.message()).envelope(),
            new ExecutorMapper(Samples.CODEC, new CmsSignatures("CN=Other"))
                .toWire(body.hub.party(), Samples.outbound(Samples.message())));

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, () -> deliver(forged));

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(body.effects()).isZero();
  }

  @Test
  void waitsForABodyThatIsSlowAndGivesUpInTime() {
    body.behave("{\"slowMillis\":300}");
    assertThat(deliver(prepared())).isNotNull();

    body.hub.settings.put("receiveTimeout", "100ms");
    RetryableFailure late = catchThrowableOfType(RetryableFailure.class, () -> deliver(prepared()));

    assertThat(late.code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE);
    assertThat(late.effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void doesNotTakeASignedReceiptForAnotherMessage() {
    body.behave("{\"wrongReceiptNext\":1,\"answers\":[]}");

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> deliver(prepared()));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(body.hub.refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class));
    assertThat(deliver(prepared())).isNotNull();
  }

  @Test
  void takesAPlainReceiptOnlyWhereThePartyMayGiveOne() {
    body.behave("{\"signedReceipts\":false,\"answers\":[]}");

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> deliver(prepared()));
    assertThat(failure.code()).isEqualTo(FailureCode.SIGNATURE_MISSING);

    body.hub.settings.put("signedReceipts", "false");
    DeliveryReceipt receipt = deliver(prepared());
    assertThat(receipt.partnerReference()).isEqualTo("ВХ-000001");
    assertThat(receipt.note()).isEqualTo("HTTP status 200, receipt not signed");
  }

  @Test
  void aRefusalIsForGood() {
    body.behave("{\"refuseNext\":1}");

    RejectedFailure failure =
        catchThrowableOfType(RejectedFailure.class, () -> deliver(prepared()));

    assertThat(failure.where()).contains("HTTP 422");
    assertThat(failure.reason()).doesNotContain("told to refuse");
  }

  @Test
  void waitsUntilTheSecretForTheBodyIsInPlace() {
    body.hub.settings.put("endpointKey", "file:district.endpoint-key");

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> deliver(prepared()));

    assertThat(failure.reason()).contains("file:district.endpoint-key");
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
  }

  private PreparedMessage prepared() {
    if (prepared == null) {
      prepared =
          new PreparedMessage(
              Samples.outbound(Samples.message()).envelope(),
              body.mapper.toWire(body.hub.party(), Samples.outbound(Samples.message())));
    }
    return prepared;
  }

  private DeliveryReceipt deliver(PreparedMessage message) {
    return body.sender().send(body.hub.party(), message);
  }

  private JsonNode book(String rows) {
    return body.book().path(rows);
  }

  private List<StatusUpdate> updates() {
    return canonical().stream().map(StatusUpdate.class::cast).toList();
  }

  private List<HubMessage> canonical() {
    return body.hub.taken.stream()
        .map(
            taken ->
                body.mapper.toCanonical(
                    body.hub.party(), Samples.accepted("{}").with(taken.wire(), taken.facts())))
        .toList();
  }
}
