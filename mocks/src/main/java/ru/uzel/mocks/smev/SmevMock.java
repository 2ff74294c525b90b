package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;

/** СМЭВ 3 and the information systems behind it. */
public final class SmevMock implements Mock {

  /** The caller as СМЭВ names it. */
  static final Sender HUB = new Sender("UZEL", "Узел");

  private final SmevBook book;
  private final ResponsibleBody body;
  private final SoapDoor door;
  private final ControlDoor control;
  private final FtpSide ftp;

  /**
   * Makes the keys and writes the certificates, so that they can be trusted before anything runs.
   */
  public SmevMock(MockSettings settings) throws IOException {
    this(settings, SmevSettings.DEFAULT);
  }

  /** The same with settings of its own. */
  public SmevMock(MockSettings settings, SmevSettings own) throws IOException {
    Path data = settings.data();
    GostKey smev = GostKey.create("C=RU, O=Emulator, CN=SMEV 3");
    GostKey sender = GostKey.create("C=RU, O=Emulator, CN=Responsible body");
    GostKey stranger = GostKey.create("C=RU, O=Emulator, CN=Stranger");
    GostKey expired = GostKey.createExpired("C=RU, O=Emulator, CN=SMEV 3");
    smev.writeCertificate(data.resolve("smev.crt.pem"));
    sender.writeCertificate(data.resolve("body.crt.pem"));
    expired.writeCertificate(data.resolve("smev-expired.crt.pem"));

    Clock clock = Clock.systemUTC();
    Mood mood = new Mood();
    book = new SmevBook(data.resolve("smev.book.jsonl"));
    Authentication authentication =
        new Authentication(new CallerCheck(new CallerCertificate(settings.hubCertificate())), book);
    AnswerForm form = new AnswerForm(smev, stranger, expired);
    MessageQueue responses = new MessageQueue(clock, mood::behaviour, message -> {});
    MessageQueue requests =
        new MessageQueue(clock, mood::behaviour, message -> book.provider().ended(message.id()));
    FileStore store = new FileStore(data.resolve("smev-files"));
    ftp = new FtpSide(store.directory(), own.ftpAddress(), own.ftpPort(), mood);
    Attacher attacher = new Attacher(store, ftp, sender, stranger, mood::behaviour);
    Attachments attachments = new Attachments(ftp, mood::behaviour);
    Rejections rejections = new Rejections(smev, responses, book, clock);
    ReplyAddresses replies = new ReplyAddresses();
    body =
        new ResponsibleBody(
            new ResponseForm(sender, clock), attacher, responses, rejections, book, clock);
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
    control =
        new ControlDoor(
            mood,
            body,
            new OtherSystems(
                new RequestForm(sender, clock), attacher, requests, replies, book, clock),
            () -> Map.of("requests", requests.counts(), "responses", responses.counts()),
            book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/smev/ws", door);
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
