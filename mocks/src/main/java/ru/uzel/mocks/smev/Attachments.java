package ru.uzel.mocks.smev;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Takes the files of a message within СМЭВ's limits. */
final class Attachments {

  private final Uploads uploads;
  private final Supplier<Behaviour> behaviour;
  private final AtomicLong used = new AtomicLong();

  Attachments(Uploads uploads, Supplier<Behaviour> behaviour) {
    this.uploads = uploads;
    this.behaviour = behaviour;
  }

  /**
   * @param data SenderProvidedRequestData or SenderProvidedResponseData
   */
  List<TakenFile> take(Call call, Element data) {
    Behaviour now = behaviour.get();
    List<TakenFile> attached = call.files().attached(call.ns(), data, now.inlineLimitBytes());
    List<TakenFile> referenced = IncomingFiles.referenced(call.ns(), data, uploads);
    long byFtp = size(referenced);
    if (byFtp > now.ftpLimitBytes()) {
      throw SmevFault.sizeLimit(now.ftpLimitBytes(), byFtp);
    }
    long total = size(attached) + byFtp;
    long remained = now.attachmentQuotaBytes() - used.get();
    if (total > remained) {
      throw SmevFault.quotaLimit(Math.max(0, remained), total);
    }
    used.addAndGet(total);
    return Stream.concat(attached.stream(), referenced.stream()).toList();
  }

  private static long size(List<TakenFile> files) {
    return files.stream().mapToLong(TakenFile::size).sum();
  }
}
