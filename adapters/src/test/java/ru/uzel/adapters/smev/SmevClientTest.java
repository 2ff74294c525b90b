package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

class SmevClientTest {

  private final SmevClients clients = new SmevClients();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final List<String> connections = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile boolean breaks;
  private volatile boolean chunked;
  private volatile int promised;
  private volatile int status = 200;
  private volatile String contentType = "text/xml; charset=UTF-8";
  private volatile byte[] answer = "<answer/>".getBytes(UTF_8);

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(exchange.getRequestBody().readAllBytes());
          headers.add(Map.copyOf(exchange.getRequestHeaders()));
          connections.add(exchange.getRemoteAddress().toString());
          if (breaks) {
            exchange.close();
            return;
          }
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(
              status, answer.length == 0 ? -1 : chunked ? 0 : Math.max(promised, answer.length));
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void sendsTheBytesAsTheyAreAndGivesTheAnswersBytesBack() {
    byte[] odd = "<a\n b = 'c'  >\r\n&#13;]]&gt;<!-- x --></a >  ".getBytes(UTF_8);
    answer = "<answer  x='1' ></answer >\r\n".getBytes(UTF_8);

    WireBytes got = client().exchange("SendRequest", odd);

    assertThat(bodies.get(0)).isEqualTo(odd);
    assertThat(got.bytes()).isEqualTo(answer);
    assertThat(got.contentType()).isEqualTo("text/xml; charset=UTF-8");
    assertThat(headers.get(0).get("Soapaction")).containsExactly("\"urn:SendRequest\"");
    assertThat(headers.get(0).get("Content-type")).containsExactly("text/xml; charset=UTF-8");
  }

  @Test
  void keepsItsConnection() {
    SmevClient client = client();

    client.exchange("Ack", new byte[] {'1'});
    client.exchange("Ack", new byte[] {'2'});
    status = 500;
    client.exchange("Ack", new byte[] {'3'});
    client.exchange("Ack", new byte[] {'4'});

    assertThat(new ArrayList<>(new HashSet<>(connections))).hasSize(1);
  }

  @Test
  void givesASoapFaultBackAsAnAnswer() {
    status = 500;

    assertThat(client().exchange("SendRequest", new byte[] {'x'}).utf8()).isEqualTo("<answer/>");
  }

  @Test
  void failsOnAnAnswerThatIsNoSoap() {
    for (int bad : new int[] {404, 502, 503, 302}) {
      status = bad;

      RetryableFailure failure =
          catchThrowableOfType(
              RetryableFailure.class, () -> client().exchange("SendRequest", new byte[] {'x'}));

      assertThat(failure.reason()).contains(Integer.toString(bad));
    }
    status = 200;
    contentType = "text/html";
    assertThat(
            catchThrowableOfType(
                RetryableFailure.class, () -> client().exchange("SendRequest", new byte[] {'x'})))
        .isNotNull();
  }

  @Test
  void failsOnAnEmptyAnswer() {
    answer = new byte[0];

    RetryableFailure failure =
        catchThrowableOfType(
            RetryableFailure.class, () -> client().exchange("SendRequest", new byte[] {'x'}));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void failsOnAnAnswerThatBreaksOff() {
    promised = 1000;

    RetryableFailure failure =
        catchThrowableOfType(
            RetryableFailure.class, () -> client().exchange("SendRequest", new byte[] {'x'}));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void failsOnAnAnswerThatIsTooLarge(boolean lengthIsTold) {
    answer = new byte[SmevClient.LARGEST_ANSWER + 1];
    chunked = !lengthIsTold;

    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class, () -> patient().exchange("GetResponse", new byte[] {'x'}));

    assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE);
    assertThat(failure.reason()).isEqualTo("the answer is larger than 32 MiB");
    answer = new byte[SmevClient.LARGEST_ANSWER];
    assertThat(patient().exchange("GetResponse", new byte[] {'x'}).size())
        .isEqualTo(SmevClient.LARGEST_ANSWER);
  }

  @Test
  void anAnswerThatIsTooLargeIsOnRecordAndNotAcknowledged() {
    answer = new byte[SmevClient.LARGEST_ANSWER + 1];
    RecordingIntake intake = new RecordingIntake();

    assertThat(poller(intake).poll(patientParty())).isEqualTo(SmevDialogue.Outcome.TROUBLE);

    assertThat(bodies).hasSize(1);
    assertThat(intake.refused).hasSize(1);
    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.TOO_LARGE);
    assertThat(intake.accepted).isEmpty();
  }

  @Test
  void aReceiptThatIsTooLargeLeavesTheEffectUnknown() {
    answer = new byte[SmevClient.LARGEST_ANSWER + 1];
    OutboundMessage outbound = Samples.outbound();
    SmevSender sender =
        new SmevSender(
            clients,
            new PlainXml(),
            XmlOnly.verifier(
                (document, expected) -> {
                  throw new AssertionError("nothing to verify");
                }),
            new RecordingIntake(),
            NoFiles.delivery());
    PreparedMessage prepared =
        new PreparedMessage(outbound.envelope(), WireBytes.of("text/xml", "<x/>".getBytes(UTF_8)));

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> sender.send(patientParty(), prepared));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(failure.reason()).contains("larger than 32 MiB");
  }

  @Test
  void saysThatAMultipartAnswerHasNoBoundary() {
    contentType = "multipart/related";
    answer = "--b\r\n\r\n<answer/>\r\n--b--".getBytes(UTF_8);
    RecordingIntake intake = new RecordingIntake();

    assertThat(poller(intake).poll(Samples.party(uri()))).isEqualTo(SmevDialogue.Outcome.TROUBLE);

    assertThat(intake.refused.get(0).failure().reason())
        .isEqualTo("the answer is multipart, but its Content-Type names no boundary");
  }

  @Test
  void givesUpWhenNoAnswerComesInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/ws");
      SmevClient client = clients.of(Samples.party(uri, "receiveTimeout", "200ms")).client();

      RetryableFailure failure =
          catchThrowableOfType(
              RetryableFailure.class, () -> client.exchange("SendRequest", new byte[] {'x'}));

      assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE);
      assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    }
  }

  @Test
  void knowsThatARefusedConnectionHadNoEffect() {
    SmevClient client = client();
    server.stop(0);

    RetryableFailure failure =
        catchThrowableOfType(
            RetryableFailure.class, () -> client.exchange("SendRequest", new byte[] {'x'}));

    assertThat(failure.effect()).isEqualTo(Effect.NONE);
  }

  @Test
  void leavesEveryRepetitionToTheHub() {
    SmevClient client = client();
    client.exchange("SendRequest", new byte[] {'1'});
    breaks = true;

    RetryableFailure failure =
        catchThrowableOfType(
            RetryableFailure.class, () -> client.exchange("SendRequest", new byte[] {'2'}));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(bodies).hasSize(2);
  }

  @Test
  void opensAnewWhenTheSettingsChange() {
    SmevClient first = client();

    SmevClient second = clients.of(Samples.party(uri(), "receiveTimeout", "9s")).client();

    assertThat(second).isNotSameAs(first);
    assertThat(clients.of(Samples.party(uri(), "receiveTimeout", "9s")).client()).isSameAs(second);
  }

  @Test
  void doesNotAcknowledgeWhatItCannotRead() {
    RecordingIntake intake = new RecordingIntake();
    SmevPoller poller = poller(intake);
    for (String unreadable :
        List.of("<broken", "<answer/>", Samples.golden("report.xml").replace("MessageId>", "X>"))) {
      answer = unreadable.getBytes(UTF_8);
      bodies.clear();

      assertThat(poller.poll(Samples.party(uri()))).isEqualTo(SmevDialogue.Outcome.TROUBLE);

      assertThat(bodies).hasSize(1);
    }
    assertThat(intake.refused)
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.failure().code()).isEqualTo(FailureCode.MALFORMED));
    assertThat(intake.accepted).isEmpty();
  }

  private SmevPoller poller(RecordingIntake intake) {
    return new SmevPoller(
        clients,
        NoFiles.taking(
            new SmevDialogue(
                new SmevEnvelopes(XmlOnly.signer((element, id, key) -> "<s/>")),
                new PlainXml(),
                XmlOnly.verifier(
                    (document, expected) -> {
                      throw new AssertionError("nothing to verify");
                    }),
                intake),
            intake),
        Clock.systemUTC());
  }

  /** 32 MiB take their time on a busy machine. */
  private Party patientParty() {
    return Samples.party(uri(), "receiveTimeout", "60s");
  }

  private SmevClient patient() {
    return clients.of(patientParty()).client();
  }

  private SmevClient client() {
    return clients.of(Samples.party(uri())).client();
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ws");
  }
}
