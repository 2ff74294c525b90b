package ru.uzel.mocks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ru.uzel.mocks.appeals.AppealsMock;
import ru.uzel.mocks.executor.ExecutorMock;
import ru.uzel.mocks.municipal.MunicipalMock;
import ru.uzel.mocks.open311.Open311Mock;
import ru.uzel.mocks.pos.PosMock;
import ru.uzel.mocks.regional.RegionalMock;
import ru.uzel.mocks.rsmev.RsmevMock;
import ru.uzel.mocks.smev.SmevMock;
import ru.uzel.mocks.smev.SmevSettings;
import ru.uzel.mocks.social.SocialMock;

/** Runs every mock in one process on one loopback port, until told to stop. */
@Command(name = "run", description = "Runs the counterparts of the hub")
public final class MocksMain implements Callable<Integer> {

  @Command(name = "mocks", description = "The counterparts of the hub")
  private static final class Commands {}

  @Option(names = "--port", defaultValue = "8490", description = "HTTP port (default 8490)")
  private int port;

  @Option(
      names = "--ftp-port",
      defaultValue = "8491",
      description = "FTP port of СМЭВ, 0 for a free one (default 8491)")
  private int ftpPort;

  @Option(
      names = "--rsmev-ftp-port",
      defaultValue = "0",
      description = "FTP port of РСМЭВ, 0 for a free one (default 0)")
  private int rsmevFtpPort;

  @Option(names = "--data", defaultValue = ".uzel/mocks", description = "where keys and books lie")
  private Path data;

  @Option(names = "--hub-url", defaultValue = "http://127.0.0.1:8480")
  private URI hub;

  @Option(names = "--hub-certificate", defaultValue = ".uzel/hub/keys/hub.crt.pem")
  private Path hubCertificate;

  @Option(names = "--hub-drop", defaultValue = ".uzel/hub/drop")
  private Path hubDrop;

  public static void main(String[] args) {
    int code =
        new CommandLine(new Commands())
            .addSubcommand(new MocksMain())
            .addSubcommand(new SmevCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("uzel mock: " + failure.getMessage());
                  return 1;
                })
            .execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws IOException {
    // Head and body of an answer are two packets; with Nagle the second waits for an ACK, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    server.setExecutor(threads);
    List<Mock> mocks =
        mocks(new MockSettings(data, hub, hubCertificate, hubDrop), ftpPort, rsmevFtpPort);
    mocks.forEach(mock -> mock.mount(server));
    server.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  mocks.forEach(Mock::close);
                  server.stop(0);
                  threads.shutdownNow();
                }));
    ParentProcess.follow(System.getenv(), () -> System.exit(0));
    System.out.println("MOCKS READY http://127.0.0.1:" + server.getAddress().getPort());
    return 0;
  }

  /** Each system adds itself here, on a line of its own. */
  private static List<Mock> mocks(MockSettings settings, int ftpPort, int rsmevFtpPort)
      throws IOException {
    Files.createDirectories(settings.data());
    return List.of(
        new RegionalMock(settings),
        new PosMock(settings),
        new SocialMock(settings),
        new MunicipalMock(settings),
        new Open311Mock(settings),
        new AppealsMock(settings),
        new SmevMock(settings, SmevSettings.withFtpPort(ftpPort)),
        new RsmevMock(settings, rsmevFtpPort),
        new ExecutorMock(settings));
  }
}
