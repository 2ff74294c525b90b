package ru.uzel.adapters.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/**
 * Messages that were taken although something about them did not hold: the bytes as they came, with
 * the credentials of their files, are sealed in the content store, and each time a flow or a person
 * has the message tried they are judged again, as what was missing may be there by then: a
 * certificate in the trust list, an authority's answer, a file.
 */
final class DoubtedMessages {

  /** The fact that says where the bytes are: hash, size and content type. */
  private static final String ORIGINAL = "original";

  /** What the sender or a file was in doubt for. */
  private static final Set<String> SIGNATURES =
      Set.of(
          FailureCode.SIGNATURE_MISSING.wireName(),
          FailureCode.SIGNATURE_INVALID.wireName(),
          FailureCode.CERTIFICATE_UNTRUSTED.wireName());

  private final ContentStore contents;
  private final SafeXml xml;
  private final SignatureVerifier verifier;
  private final AttachmentIntake attachments;

  DoubtedMessages(
      ContentStore contents,
      SafeXml xml,
      SignatureVerifier verifier,
      AttachmentIntake attachments) {
    this.contents = contents;
    this.xml = xml;
    this.verifier = verifier;
    this.attachments = attachments;
  }

  /**
   * By what a copy in doubt is known: its bytes too, so that a whole copy that comes later is no
   * repetition of it.
   */
  static String version(String version, Map<String, String> facts) {
    return version + "?" + Objects.requireNonNull(facts.get(ORIGINAL)).substring(0, 32);
  }

  /** On return the bytes are on disk. */
  Map<String, String> facts(
      SmevDialogue.Answer answer, AttachmentIntake.Taken files, HubFailure doubt) {
    ContentRef original;
    try {
      original =
          contents.store(new ByteArrayInputStream(answer.wire().bytes()), answer.wire().size());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    List<ContentRef> all = new ArrayList<>(files.kept());
    all.add(original);
    Map<String, String> facts = new HashMap<>(ContentFacts.of(all));
    facts.put(AcceptedMessage.DOUBT, doubt.code().wireName());
    facts.put(
        ORIGINAL, original.hash() + " " + original.size() + " " + answer.wire().contentType());
    return facts;
  }

  /**
   * The message as it would have been taken without a doubt; one that never was in doubt as it is.
   *
   * @throws UntrustedFailure when its signatures or those of its files still do not hold
   * @throws RejectedFailure when its sender is proven and its files still cannot be taken; only
   *     then may it be answered
   * @throws UnknownValueFailure when that cannot be told now, and no queue is to wait for it
   */
  AcceptedMessage settled(SmevProperties party, AcceptedMessage accepted) {
    String original = accepted.facts().get(ORIGINAL);
    if (original == null) {
      return accepted;
    }
    Original read;
    Judged judged;
    SignatureReport report;
    try {
      read = read(party, original);
      judged = judged(party, read.document());
      report = verifier.verifyXml(read.document(), judged.sender());
    } catch (RejectedFailure | RetryableFailure unproven) {
      throw waiting(unproven, "original");
    }
    if (!report.valid()) {
      throw report.untrusted(judged.where());
    }
    WireBytes wire = read.wire();
    AttachmentLists lists = judged.lists();
    if (lists == null) {
      return accepted.with(wire, without(accepted.facts(), List.of()));
    }
    AttachmentIntake.Taken files = files(party, lists, read.message(), accepted.facts());
    return accepted.with(
        lists.accepted(wire, files.byKey()), without(accepted.facts(), files.kept()));
  }

  private AttachmentIntake.Taken files(
      SmevProperties party, AttachmentLists lists, MtomMessage message, Map<String, String> facts) {
    Set<String> onRecord =
        ContentFacts.in(facts).stream().map(ContentRef::hash).collect(Collectors.toSet());
    AttachmentIntake.Taken files;
    try {
      files = attachments.take(party, lists, message, onRecord);
    } catch (RetryableFailure away) {
      throw waiting(away, "FSAttachment");
    }
    HubFailure doubt = files.doubt();
    if (doubt instanceof RejectedFailure gone
        && SIGNATURES.contains(facts.get(AcceptedMessage.DOUBT))) {
      // What was wrong with the file's bytes cannot be looked at again: that is no answer to it.
      throw waiting(gone, "FSAttachment");
    }
    if (doubt != null) {
      throw doubt;
    }
    return files;
  }

  private static UnknownValueFailure waiting(HubFailure cause, String where) {
    return new UnknownValueFailure(
        cause.code(), cause.origin(), "cannot be judged again: " + cause.reason(), where);
  }

  private static Map<String, String> without(
      Map<String, String> facts, Collection<ContentRef> contents) {
    Map<String, String> others = new HashMap<>(facts);
    ContentFacts.removeFrom(others);
    others.putAll(ContentFacts.of(contents));
    others.remove(ORIGINAL);
    return others;
  }

  private static Judged judged(SmevProperties party, Document document) {
    SmevVersion version = party.version();
    if (SoapBody.has(document, version, SmevRequest.ROOT)) {
      SmevRequest request = SmevRequest.read(document, version).orElseThrow();
      return new Judged(request.senderSignatures(party), request.lists(version), SmevRequest.ROOT);
    }
    SmevResponse response =
        SmevResponse.read(document, version).orElseThrow(() -> SoapBody.missing("ResponseMessage"));
    return new Judged(response.senderSignatures(party), response.lists(version), SmevResponse.ROOT);
  }

  /** What of a message is judged again; СМЭВ's own signature held when it was taken. */
  private record Judged(
      List<ExpectedSignature> sender, @Nullable AttachmentLists lists, String where) {}

  private record Original(WireBytes wire, MtomMessage message, Document document) {}

  private Original read(SmevProperties party, String original) {
    String[] parts = original.split(" ", 3);
    try (InputStream bytes = contents.open(new ContentRef(parts[0], Long.parseLong(parts[1])))) {
      WireBytes wire = WireBytes.of(parts[2], bytes.readAllBytes());
      MtomMessage message = MtomMessage.of(wire);
      Document document = xml.parse(message.root());
      message.putBack(document, party.version().basic());
      return new Original(wire, message, document);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
