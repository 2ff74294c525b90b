package ru.uzel.adapters.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
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
   * On return all files are on disk.
   *
   * @return the stored contents by the keys of their headers, in these headers' order
   * @throws UntrustedFailure when a file is not the one announced, or its signature does not hold
   * @throws RejectedFailure when a file did not come, is too large, or its header is wrong
   * @throws ru.uzel.model.failure.RetryableFailure while the file store cannot be reached
   */
  Map<String, ContentRef> take(SmevProperties party, AttachmentLists lists, MtomMessage message) {
    Map<String, ContentRef> stored = new LinkedHashMap<>();
    for (AttachmentHeader header : lists.headers()) {
      ContentRef content =
          header.hash() == null
              ? inMessage(party, header, lists, message)
              : byReference(party, header, lists);
      verify(party, header, content);
      stored.put(header.key(), content);
    }
    return stored;
  }

  private ContentRef inMessage(
      SmevProperties party, AttachmentHeader header, AttachmentLists lists, MtomMessage message) {
    Element content =
        lists.content(header.key()).orElseThrow(() -> missing(header, "AttachmentContent"));
    byte[] bytes = message.content(content, "AttachmentContent");
    try {
      return contents.store(new ByteArrayInputStream(bytes), party.attachments().largest());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private ContentRef byReference(
      SmevProperties party, AttachmentHeader header, AttachmentLists lists) {
    FtpFile file = lists.file(header.key()).orElseThrow(() -> missing(header, "FSAttachment"));
    ContentRef content;
    try (InputStream bytes =
        new FtpDownload(party.attachments().ftp(), file, party.attachments().largest())) {
      content = contents.store(bytes, party.attachments().largest());
    } catch (IOException failure) {
      throw FtpFailures.download(party.attachments().ftp(), header.label(), failure);
    }
    if (!content.hash().equals(header.hash())) {
      throw new UntrustedFailure(
          FailureCode.SIGNATURE_INVALID,
          Origin.PARTNER,
          "the file's Streebog-256 is "
              + content.hash()
              + "; the message announces "
              + header.hash(),
          header.label());
    }
    return content;
  }

  private void verify(SmevProperties party, AttachmentHeader header, ContentRef content) {
    if (header.signature() == null) {
      return;
    }
    SignatureReport report =
        verifier.verifyDetached(
            Base64.getDecoder().decode(header.signature()),
            new StoredContent(contents, content),
            party.attachments().trust());
    if (!report.valid()) {
      throw new UntrustedFailure(
          Findings.code(report),
          Origin.PARTNER,
          report.summary(),
          header.label() + "/SignaturePKCS7");
    }
  }

  private static RejectedFailure missing(AttachmentHeader header, String element) {
    return new RejectedFailure(
        FailureCode.MISSING_FIELD,
        Origin.PARTNER,
        "the message has no " + element + " for " + header.label(),
        element);
  }
}
