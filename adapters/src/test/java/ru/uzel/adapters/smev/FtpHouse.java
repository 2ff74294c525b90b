package ru.uzel.adapters.smev;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A file store over one folder whose transfers can be made to break. */
final class FtpHouse implements AutoCloseable {

  private final Path folder;
  private final FtpServer server;
  private final Listener listener;
  private final FtpServerFactory factory = new FtpServerFactory();
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile int breakAfter;
  final List<String> commands = new CopyOnWriteArrayList<>();

  FtpHouse(Path folder) {
    this.folder = folder;
    ListenerFactory listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(0);
    listener = listeners.createListener();
    factory.addListener("default", listener);
    factory.setFileSystem(
        user -> breaking(new NativeFileSystemFactory().createFileSystemView(user)));
    factory.setFtplets(new HashMap<>(Map.of("commands", new Commands())));
    server = factory.createServer();
    try {
      user("anonymous", "smev");
      server.start();
    } catch (FtpException e) {
      throw new IllegalStateException(e);
    }
  }

  FtpHouse user(String name, String password) throws FtpException {
    BaseUser user = new BaseUser();
    user.setName(name);
    user.setPassword(password);
    user.setHomeDirectory(folder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    factory.getUserManager().save(user);
    return this;
  }

  int port() {
    return listener.getPort();
  }

  /** The next transfers end after so many bytes. */
  void breakNext(int times, int afterBytes) {
    breakAfter = afterBytes;
    breaks.set(times);
  }

  byte[] file(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path));
  }

  long count(String command) {
    return commands.stream().filter(line -> line.startsWith(command)).count();
  }

  private FileSystemView breaking(FileSystemView view) {
    return proxy(FileSystemView.class, view);
  }

  private <T> T proxy(Class<T> type, T inner) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(inner, arguments);
                if (result instanceof FtpFile file) {
                  return proxy(FtpFile.class, file);
                }
                if (result instanceof InputStream in && breaks.getAndDecrement() > 0) {
                  return new Ending(in, breakAfter);
                }
                return result instanceof OutputStream out && breaks.getAndDecrement() > 0
                    ? new Full(out, breakAfter)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Ending extends FilterInputStream {

    private int left;

    Ending(InputStream in, int left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (left == 0) {
        throw new IOException("broken off");
      }
      int read = super.read(into, offset, Math.min(count, left));
      left -= Math.max(0, read);
      return read;
    }
  }

  private static final class Full extends FilterOutputStream {

    private int left;

    Full(OutputStream out, int left) {
      super(out);
      this.left = left;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      int written = Math.min(count, left);
      out.write(bytes, offset, written);
      left -= written;
      if (written < count) {
        throw new IOException("broken off");
      }
    }
  }

  private final class Commands extends DefaultFtplet {

    @Override
    public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
      commands.add(request.getRequestLine());
      return FtpletResult.DEFAULT;
    }

    @Override
    public FtpletResult afterCommand(FtpSession session, FtpRequest request, FtpReply reply) {
      return FtpletResult.DEFAULT;
    }
  }
}
