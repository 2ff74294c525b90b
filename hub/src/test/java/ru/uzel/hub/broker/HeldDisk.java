package ru.uzel.hub.broker;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalStorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;

/** The disk under a real broker's journal, which can be made to hold its syncs back. */
public final class HeldDisk {

  private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicInteger waiting = new AtomicInteger();

  public EmbeddedBroker start(Path directory) {
    return EmbeddedBroker.start(directory, this::server);
  }

  /** From now on no sync returns. */
  public void hold() {
    gate.set(new CountDownLatch(1));
  }

  public void release() {
    gate.get().countDown();
  }

  /** Whether the broker has written and waits for its sync. */
  public boolean isAwaited() {
    return waiting.get() > 0;
  }

  private void pass() {
    waiting.incrementAndGet();
    try {
      gate.get().await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private ActiveMQServer server(Configuration configuration) {
    return new ActiveMQServerImpl(configuration) {
      @Override
      protected StorageManager createStorageManager() {
        JournalStorageManager storage = storage(configuration, this);
        getCriticalAnalyzer().add(storage);
        return storage;
      }
    };
  }

  private JournalStorageManager storage(Configuration configuration, ActiveMQServerImpl server) {
    return new JournalStorageManager(
        configuration,
        server.getCriticalAnalyzer(),
        server.getExecutorFactory(),
        server.getScheduledPool(),
        server.getIOExecutorFactory(),
        (code, message, file) -> {}) {
      @Override
      protected void init(Configuration config, IOCriticalErrorListener errors) {
        super.init(config, errors);
        messageJournal =
            new JournalImpl(
                config.getJournalFileSize(),
                config.getJournalMinFiles(),
                config.getJournalPoolFiles(),
                config.getJournalCompactMinFiles(),
                config.getJournalCompactPercentage(),
                new HeldFiles(config),
                "activemq-data",
                "amq",
                1);
      }
    };
  }

  private final class HeldFiles extends NIOSequentialFileFactory {

    HeldFiles(Configuration configuration) {
      super(
          configuration.getJournalLocation(),
          true,
          configuration.getJournalBufferSize_NIO(),
          configuration.getJournalBufferTimeout_NIO(),
          1,
          false);
    }

    @Override
    public SequentialFile createSequentialFile(String name) {
      return new HeldFile(this, getDirectory(), name);
    }
  }

  private final class HeldFile extends NIOSequentialFile {

    private final HeldFiles files;

    HeldFile(HeldFiles files, File directory, String name) {
      super(files, directory, name, 1);
      this.files = files;
    }

    @Override
    protected void syncChannel(FileChannel channel) throws IOException {
      pass();
      super.syncChannel(channel);
    }

    @Override
    public SequentialFile cloneFile() {
      return new HeldFile(files, files.getDirectory(), getFileName());
    }
  }
}
