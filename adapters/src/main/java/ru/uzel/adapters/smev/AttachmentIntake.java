package ru.uzel.adapters.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** Takes the files of a verified message into the content store, each checked. */
final class AttachmentIntake {

  private final ContentStore contents;
  private final SignatureVerifier verifier;

  AttachmentIntake(ContentStore contents, SignatureVerifier verifier) {
    this.contents = contents;
    this.verifier = verifier;
  }

  /**
   * What came of a message's files.
   *
   * @param byKey the stored contents by the keys of their headers, in these headers' order
   * @param unsigned labels of the files that nobody signed and the party's settings let pass
   * @param doubt the first thing that does not hold: {@link UntrustedFailure} when a file is not
   *     the one announced, or its signature does not hold; {@link RejectedFailure} when one did not
   *     come, is too large, or its header is wrong; null when all is well
   */
  record Taken(Map<String, ContentRef> byKey, List<String> unsigned, @Nullable HubFailure doubt) {

    static final Taken NOTHING = new Taken(Map.of(), List.of(), null);

    Collection<ContentRef> kept() {
      return byKey.values();
    }

    /** How the message was proven, with what is not proven about its files. */
    String noted(String proof) {
      return unsigned.isEmpty() ? proof : proof + "; not signed: " + String.join(", ", unsigned);
    }
  }

  /**
   * On return all files that could be taken are on disk, those that something is wrong with too;
   * together they have no more bytes than one may have.
   *
   * @param onRecord hashes of the contents that need not be fetched again
   * @throws ru.uzel.model.failure.RetryableFailure while the file store cannot be reached, or
   *     whether a signer's certificate is revoked is not known
   */
  Taken take(
      SmevProperties party, AttachmentLists lists, MtomMessage message, Set<String> onRecord) {
    List<AttachmentHeader> headers;
    try {
      headers = lists.headers();
    } catch (RejectedFailure wrong) {
      return new Taken(Map.of(), List.of(), wrong);
    }
    Map<String, ContentRef> stored = new LinkedHashMap<>();
    List<String> unsigned = new ArrayList<>();
    HubFailure doubt = null;
    long left = party.attachments().largest();
    for (AttachmentHeader header : headers) {
      try {
        ContentRef content =
            header.hash() == null
                ? inMessage(header, lists, message, left)
                : byReference(party, header, lists, onRecord, left);
        left -= content.size();
        stored.put(header.key(), content);
        if (!verified(party, header, content)) {
          unsigned.add(header.label());
        }
      } catch (UntrustedFailure | RejectedFailure wrong) {
        // Whom to believe comes first: what is only missing may be answered, a forgery may not.
        boolean worse = wrong instanceof UntrustedFailure && !(doubt instanceof UntrustedFailure);
        doubt = doubt == null || worse ? wrong : doubt;
      }
    }
    return new Taken(stored, unsigned, doubt);
  }

  private ContentRef inMessage(
      AttachmentHeader header, AttachmentLists lists, MtomMessage message, long limit) {
    Element content =
        lists.content(header.key()).orElseThrow(() -> missing(header, "AttachmentContent"));
    byte[] bytes = message.content(content, "AttachmentContent");
    try {
      return contents.store(new ByteArrayInputStream(bytes), limit);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private ContentRef byReference(
      SmevProperties party,
      AttachmentHeader header,
      AttachmentLists lists,
      Set<String> onRecord,
      long limit) {
    String announced = Objects.requireNonNull(header.hash());
    return Optional.of(announced)
        .filter(onRecord::contains)
        .flatMap(contents::find)
        .orElseGet(() -> fetched(party, header, lists, limit));
  }

  private ContentRef fetched(
      SmevProperties party, AttachmentHeader header, AttachmentLists lists, long limit) {
    FtpFile file = lists.file(header.key()).orElseThrow(() -> missing(header, "FSAttachment"));
    ContentRef content;
    try (InputStream bytes = new FtpDownload(party.attachments().ftp(), file, limit)) {
      content = contents.store(bytes, limit);
    } catch (IOException failure) {
      throw FtpFailures.download(party.attachments().ftp(), header.label(), failure);
    }
    return content;
  }

  /**
   * @return false when nobody signed the file, neither by itself nor by its hash, and that may pass
   */
  private boolean verified(SmevProperties party, AttachmentHeader header, ContentRef content) {
    if (header.hash() != null && !content.hash().equals(header.hash())) {
      throw new UntrustedFailure(
          FailureCode.SIGNATURE_INVALID,
          Origin.PARTNER,
          "the file's Streebog-256 is "
              + content.hash()
              + "; the message announces "
              + header.hash(),
          header.label());
    }
    if (header.signature() == null) {
      if (header.hash() == null && !party.attachments().unsignedMayPass()) {
        // AttachmentContent stands outside of what anybody signed: anyone could have put it there.
        throw new UntrustedFailure(
            FailureCode.SIGNATURE_MISSING,
            Origin.PARTNER,
            "a file in the message itself has no SignaturePKCS7, so that nothing binds it to the"
                + " sender",
            header.label() + "/SignaturePKCS7");
      }
      return header.hash() != null;
    }
    SignatureReport report =
        verifier.verifyDetached(
            Base64.getDecoder().decode(header.signature()),
            new StoredContent(contents, content),
            party.attachments().trust());
    if (!report.answered().valid()) {
      throw report.untrusted(header.label() + "/SignaturePKCS7");
    }
    return true;
  }

  private static RejectedFailure missing(AttachmentHeader header, String element) {
    return new RejectedFailure(
        FailureCode.MISSING_FIELD,
        Origin.PARTNER,
        "the message has no " + element + " for " + header.label(),
        element);
  }
}
