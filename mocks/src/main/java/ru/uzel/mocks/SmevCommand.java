package ru.uzel.mocks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.mocks.smev.SignatureAlgorithm;
import ru.uzel.mocks.smev.SmevMock;
import ru.uzel.mocks.smev.SmevSettings;
import ru.uzel.mocks.smev.SmevSettings.SignatureCheck;

/** Runs the emulator of СМЭВ 3 alone, for whoever has a client of his own to try. */
@Command(
    name = "smev",
    sortOptions = false,
    usageHelpWidth = 110,
    customSynopsis = "./uzel mock smev [OPTIONS]",
    description = {
      "An emulator of the message-exchange service of СМЭВ 3: versions 1.1, 1.2 and 1.3, queues,",
      "signatures, files by MTOM and FTP, faults and scenarios on demand.",
      ""
    },
    footer = {
      "",
      "Your system is known by its certificate (--certificate FILE, PEM), or --any-certificate.",
      "СМЭВ's own certificates are written into the data folder: smev.crt.pem (ЭП-СМЭВ),",
      "body.crt.pem (ЭП-ОВ of the other side), person.crt.pem (ЭП-СП of an official person),",
      "smev-expired.crt.pem (expired, for spoiled answers).",
      "",
      "While it runs:",
      "  curl URL/control/smev                                        what there is",
      "  curl URL/books/smev                                          what was received and answered",
      "  curl -d '{\"text\":\"Яма\"}' URL/control/smev/requests         a request to your provider",
      "  curl -T behaviour.json URL/control/smev/behaviour            faults, delays, limits",
      "  curl -X POST URL/control/smev/scenarios/rejections           one of its own scenarios",
      "  curl --data-binary @scenario.yaml URL/control/smev/scenario  one of yours; GET: how far it is",
      "All fields and what is spec, observed or proposed:",
      "  mocks/src/main/java/ru/uzel/mocks/smev/README.md"
    })
final class SmevCommand implements Callable<Integer> {

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "where it listens, HTTP and FTP (default ${DEFAULT-VALUE})")
  private String address;

  @Option(
      names = "--port",
      defaultValue = "8490",
      description = "HTTP port, 0 for a free one (default ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--ftp-port",
      defaultValue = "8491",
      description = "FTP port, 0 for a free one (default ${DEFAULT-VALUE})")
  private int ftpPort;

  @Option(
      names = "--data",
      defaultValue = ".uzel/mock-smev",
      description = "where certificates, book and files lie (default ${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--certificate",
      defaultValue = ".uzel/hub/keys/hub.crt.pem",
      description = "your system's certificate; may appear later (default ${DEFAULT-VALUE})")
  private Path certificate;

  @Option(names = "--any-certificate", description = "every valid certificate is a registered one")
  private boolean anyCertificate;

  @Option(
      names = "--algorithm",
      defaultValue = "gost_256",
      description = "of СМЭВ's keys: gost_256, gost_512, ecdsa (default ${DEFAULT-VALUE})")
  private SignatureAlgorithm algorithm;

  @Option(
      names = "--signature-check",
      defaultValue = "own",
      description =
          "who checks your signatures: own, openssl (with the GOST engine), both (default"
              + " ${DEFAULT-VALUE})")
  private SignatureCheck signatureCheck;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  @SuppressWarnings("unused")
  private boolean help;

  @Option(names = "--scenario", description = "a scenario to begin with, YAML or JSON")
  private @Nullable Path scenario;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Files.createDirectories(data);
    SmevMock mock =
        new SmevMock(
            new MockSettings(data, URI.create("http://127.0.0.1"), certificate, data),
            new SmevSettings(address, ftpPort, algorithm, signatureCheck, anyCertificate));
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server;
    try {
      begin(mock);
      server = HttpServer.create(new InetSocketAddress(address, port), 512);
    } catch (IOException | RuntimeException e) {
      mock.close();
      throw e;
    }
    server.setExecutor(threads);
    mock.mount(server);
    server.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  mock.close();
                  server.stop(0);
                  threads.shutdownNow();
                }));
    ParentProcess.follow(System.getenv(), () -> System.exit(0));
    tell(System.out, mock, server);
    return 0;
  }

  private void begin(SmevMock mock) throws IOException {
    Path file = scenario;
    if (file == null) {
      return;
    }
    try {
      mock.play(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  private void tell(PrintStream out, SmevMock mock, HttpServer server) {
    String url = "http://" + address + ":" + server.getAddress().getPort();
    out.println("СМЭВ 3      " + url + "/smev/ws   (contract: ?wsdl=1.1, ?wsdl=1.2, ?wsdl=1.3)");
    out.println(
        "FTP         ftp://"
            + mock.ftpAddress().getHostString()
            + ":"
            + mock.ftpAddress().getPort());
    out.println("Certificates " + data.toAbsolutePath());
    out.println(
        "Caller      " + (anyCertificate ? "any valid certificate" : certificate.toAbsolutePath()));
    out.println("Control     " + url + "/control/smev   book " + url + "/books/smev");
    if (!mock.signatureCheckNote().isEmpty()) {
      out.println("Note        " + mock.signatureCheckNote());
    }
    out.println("MOCKS READY " + url);
  }
}
