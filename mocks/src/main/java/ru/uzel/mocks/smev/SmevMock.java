package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

  /**
   * Makes the keys and writes the certificates, so that they can be trusted before anything runs.
   */
  public SmevMock(MockSettings settings) throws IOException {
    Path data = settings.data();
    GostKey smev = GostKey.create("C=RU, O=Emulator, CN=SMEV 3");
    GostKey sender = GostKey.create("C=RU, O=Emulator, CN=Responsible body");
    GostKey stranger = GostKey.create("C=RU, O=Emulator, CN=Stranger");
    smev.writeCertificate(data.resolve("smev.crt.pem"));
    sender.writeCertificate(data.resolve("body.crt.pem"));

    Clock clock = Clock.systemUTC();
    Mood mood = new Mood();
    book = new SmevBook(data.resolve("smev.book.jsonl"));
    Authentication authentication =
        new Authentication(new CallerCheck(new CallerCertificate(settings.hubCertificate())), book);
    AnswerForm form = new AnswerForm(smev, stranger);
    MessageQueue responses = new MessageQueue(clock);
    MessageQueue requests = new MessageQueue(clock);
    ReplyAddresses replies = new ReplyAddresses();
    body = new ResponsibleBody(new ResponseForm(sender, clock), responses, book);
    ConsumerOperations consumer =
        new ConsumerOperations(authentication, form, responses, replies, body, book, mood, clock);
    ProviderOperations provider =
        new ProviderOperations(authentication, form, requests, replies, book, mood, clock);
    door =
        new SoapDoor(
            new ExchangeService(authentication, consumer, provider, requests, responses, book),
            mood,
            book);
    control =
        new ControlDoor(
            mood,
            new OtherSystems(new RequestForm(sender, clock), requests, replies, book, clock),
            book);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/smev/ws", door);
    control.mount(server);
  }

  @Override
  public void close() {
    body.close();
    book.close();
  }
}
