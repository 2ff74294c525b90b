package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.Test;

final class FtpDownloadTest {

  @Test
  void closesTheDataConnectionOfAFileThatIsNotReadToItsEnd() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    ByteArrayInputStream data =
        new ByteArrayInputStream(new byte[] {1, 2}) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    try (FtpDownload download = new FtpDownload(new FTPClient(), data, -1)) {
      assertThat(download.bytes().read()).isEqualTo(1);
    }

    assertThat(closed).isTrue();
  }
}
