package ru.uzel.adapters.rsmev;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.party.Secrets;

/**
 * Takes an appeal's files into the content store. What cannot be fetched now keeps the appeal
 * waiting; what will never be there does not: the appeal names it.
 */
final class AppealFiles {

  private static final Logger LOG = LoggerFactory.getLogger(AppealFiles.class);

  /** RFC 1635 §3: what anonymous users say for a password. */
  private static final String GUEST = "guest";

  private final ContentStore contents;
  private final Secrets secrets;
  private final Clock clock;

  AppealFiles(ContentStore contents, Secrets secrets, Clock clock) {
    this.contents = contents;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @param files those that are stored
   * @param contents where, in the same order
   * @param missing why each other one, by its id, is not
   * @param again from when each of these is worth another attempt
   */
  record Taken(
      List<GatewayFile> files,
      List<ContentRef> contents,
      Map<String, String> missing,
      Map<String, Instant> again) {

    MissingFiles without() {
      return new MissingFiles(again);
    }

    private void goesWithout(String id, String why, Instant next) {
      missing.put(id, why);
      again.put(id, next);
    }
  }

  /**
   * @param offered the files of the whole response
   * @param before what it was kept without, where it is kept already: what is kept is then not
   *     missing though it is not offered again
   * @throws RetryableFailure while the file store cannot be used, or a file of it still may come;
   *     the scope tells which
   */
  Taken take(
      Reading reading, Appeal appeal, List<GatewayFile> offered, @Nullable MissingFiles before) {
    Taken taken =
        new Taken(
            new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (String id : appeal.fileIds()) {
      List<GatewayFile> own =
          offered.stream().filter(file -> file.id().filter(id::equals).isPresent()).toList();
      if (before != null
          && before.has(id)
          && (own.isEmpty() || !before.isDue(id, clock.instant()))) {
        taken.goesWithout(id, "it is still missing", before.next(id));
      } else if (own.isEmpty() && before == null) {
        missing(
            reading, appeal, taken, id, "it did not come with the response", MissingFiles.ANY_TIME);
      } else {
        boolean held = before == null || !before.wasOffered(id);
        own.forEach(file -> fetch(reading, appeal, taken, id, file, held));
      }
    }
    return taken;
  }

  /**
   * @param held whether the appeal waits for a file that still may come
   */
  private void fetch(
      Reading reading, Appeal appeal, Taken taken, String id, GatewayFile file, boolean held) {
    try {
      taken.contents().add(fetched(reading.properties(), file));
      taken.files().add(file);
    } catch (RejectedFailure gone) {
      missing(
          reading,
          appeal,
          taken,
          id,
          gone.reason(),
          gone.code() == FailureCode.NOT_FOUND ? later() : MissingFiles.NEVER);
    } catch (RetryableFailure failing) {
      if (failing.scope() == Scope.PARTY || failing.origin() != Origin.PARTNER) {
        throw failing;
      }
      if (held) {
        waitFor(reading, file, failing);
        LOG.warn(
            "ALARM: party {}: file {} of appeal {} is given up, it could not be fetched for {}",
            reading.properties().party(),
            id,
            appeal.id(),
            FailingFile.PATIENCE);
      }
      missing(reading, appeal, taken, id, failing.reason(), later());
    }
  }

  /** Returns when it has been waited for long enough. */
  private void waitFor(Reading reading, GatewayFile file, RetryableFailure failing) {
    FailingFile record = FailingFile.of(reading, file).again(clock.instant());
    record.note(reading, file);
    if (record.isHopeful(clock.instant())) {
      throw failing;
    }
  }

  private Instant later() {
    return clock.instant().plus(FailingFile.PATIENCE);
  }

  private static void missing(
      Reading reading, Appeal appeal, Taken taken, String id, String why, Instant next) {
    taken.goesWithout(id, why, next);
    LOG.warn(
        "party {}: appeal {} goes on without its file {}: {}",
        reading.properties().party(),
        appeal.id(),
        id,
        why);
  }

  private ContentRef fetched(RsmevProperties properties, GatewayFile file) {
    FileStore store = properties.files();
    if (!file.hasPath()) {
      throw RsmevFailures.response(FailureCode.INVALID_FIELD, "its url is no path", "url");
    }
    String password = password(store);
    try (FtpDownload download = FtpDownload.of(properties, password, file.url())) {
      ContentRef content = contents.store(download.bytes(), store.largest());
      download.finish(content.size());
      return content;
    } catch (IOException broken) {
      throw RsmevFailures.fileFails(store, broken.getClass().getSimpleName(), broken);
    }
  }

  /** A secret that is not there is no file that is not there: it will be put in its place. */
  private String password(FileStore store) {
    String reference = store.password();
    try {
      return reference == null ? GUEST : secrets.resolve(reference).strip();
    } catch (RejectedFailure absent) {
      throw RsmevFailures.noFileNow(store, absent.code(), absent.reason(), absent);
    }
  }
}
