package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;

/** СМЭВ 3 and the information systems behind it. */
public final class SmevMock implements Mock {

  /** The caller as СМЭВ names it. */
  static final Sender HUB = new Sender("UZEL", "Узел");

  private final SmevBook book;
  private final ResponsibleBody body;
  private final SoapDoor door;
  private final ControlDoor control;
  private final Scenarios scenarios;
  private final FtpSide ftp;
  private final Checkers checkers;

  /**
   * Makes the keys and writes the certificates, so that they can be trusted before anything runs.
   */
  public SmevMock(MockSettings settings) throws IOException {
    this(settings, SmevSettings.DEFAULT);
  }

  /** The same with settings of its own. */
  public SmevMock(MockSettings settings, SmevSettings own) throws IOException {
    Path data = settings.data();
    SigningKey smev = SigningKey.create(own.algorithm(), "C=RU, O=Emulator, CN=SMEV 3");
    SigningKey sender = SigningKey.create(own.algorithm(), "C=RU, O=Emulator, CN=Responsible body");
    SigningKey stranger = SigningKey.create(own.algorithm(), "C=RU, O=Emulator, CN=Stranger");
    SigningKey expired = SigningKey.createExpired(own.algorithm(), "C=RU, O=Emulator, CN=SMEV 3");
    // Files are signed with GOST 256, whatever the messages are: their Hash is of that kind.
    SigningKey person = SigningKey.create("C=RU, O=Emulator, CN=Official person");
    smev.writeCertificate(data.resolve("smev.crt.pem"));
    sender.writeCertificate(data.resolve("body.crt.pem"));
    expired.writeCertificate(data.resolve("smev-expired.crt.pem"));
    person.writeCertificate(data.resolve("person.crt.pem"));

    Clock clock = Clock.systemUTC();
    Mood mood = new Mood();
    book = new SmevBook(data.resolve("smev.book.jsonl"));
    FileStore store = new FileStore(data.resolve("smev-files"));
    checkers = Checkers.choose(own.signatureCheck(), store.directory(), OpenSsl::isInstalled);
    KnownCertificates callers =
        own.anyCaller() ? KnownCertificates::any : new CallerCertificate(settings.hubCertificate());
    Authentication authentication =
        new Authentication(
            new CallerCheck(callers, checkers.maths()),
            new CallerCheck(KnownCertificates::any, checkers.maths()),
            book);
    AnswerForm form = new AnswerForm(smev, stranger, expired);
    MessageQueue responses = new MessageQueue(clock, mood::behaviour, message -> {});
    MessageQueue requests =
        new MessageQueue(clock, mood::behaviour, message -> book.provider().ended(message.id()));
    ftp = new FtpSide(store.directory(), own.ftpAddress(), own.ftpPort(), mood);
    Attacher attacher =
        new Attacher(
            store,
            ftp,
            sender.algorithm() == SignatureAlgorithm.GOST_256 ? sender : person,
            SigningKey.create("C=RU, O=Emulator, CN=Stranger"),
            mood::behaviour);
    Attachments attachments = new Attachments(ftp, mood::behaviour);
    Rejections rejections = new Rejections(smev, responses, book, clock);
    ReplyAddresses replies = new ReplyAddresses();
    OfficialPerson official = new OfficialPerson(person, stranger, expired, mood::behaviour);
    body =
        new ResponsibleBody(
            new ResponseForm(sender, official, clock),
            attacher,
            responses,
            rejections,
            book,
            clock);
    ConsumerOperations consumer =
        new ConsumerOperations(
            authentication,
            form,
            responses,
            replies,
            body,
            rejections,
            attachments,
            book,
            mood,
            clock);
    ProviderOperations provider =
        new ProviderOperations(
            authentication, form, requests, replies, rejections, attachments, book, mood, clock);
    door =
        new SoapDoor(
            new ExchangeService(
                authentication,
                consumer,
                provider,
                requests,
                responses,
                rejections,
                form,
                book,
                mood),
            store,
            mood,
            book);
    OtherSystems others =
        new OtherSystems(
            new RequestForm(sender, official, clock), attacher, requests, replies, book, clock);
    scenarios = new Scenarios(mood, body, others);
    control =
        new ControlDoor(
            mood,
            body,
            others,
            scenarios,
            () -> Map.of("requests", requests.counts(), "responses", responses.counts()),
            () -> about(data),
            book);
  }

  /** What there is to know from outside, as {@code GET /control/smev} shows it. */
  private Map<String, Object> about(Path data) {
    return new TreeMap<>(
        Map.of(
            "endpoint",
                "/smev/ws, or as СМЭВ has them: /smev/v1.1/ws, /smev/v1.2/ws, /smev/v1.3/ws",
            "wsdl", List.of("/smev/ws?wsdl=1.1", "/smev/ws?wsdl=1.2", "/smev/ws?wsdl=1.3"),
            "ftp", ftpAddress().getHostString() + ":" + ftpAddress().getPort(),
            "certificates", data.toAbsolutePath().toString(),
            "book", "/books/smev",
            "signatureCheck", checkers.wanted(),
            "signatureCheckNote", checkers.note(),
            "controls",
                List.of(
                    "PUT /control/smev/behaviour",
                    "POST /control/smev/requests",
                    "GET /control/smev/queues",
                    "POST, GET, DELETE /control/smev/scenario",
                    "GET /control/smev/scenarios",
                    "POST /control/smev/scenarios/{name}")));
  }

  /** Why signatures are not checked as the settings want; empty when they are. */
  public String signatureCheckNote() {
    return checkers.note();
  }

  /**
   * Begins a scenario.
   *
   * @throws IllegalArgumentException when it is none
   */
  public void play(byte[] scenario) {
    try {
      scenarios.play(ScenarioText.read(scenario));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(ControlDoor.reason(e), e);
    }
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/smev", door);
    control.mount(server);
  }

  /** Where the FTP server listens. */
  public InetSocketAddress ftpAddress() {
    return ftp.address();
  }

  @Override
  public void close() {
    body.close();
    ftp.close();
    book.close();
  }
}
