package ru.uzel.adapters.smev;

import java.io.InputStream;
import java.util.Optional;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.signature.SignatureVerifier;

/** The parts that deal with files, where a test has none. */
final class NoFiles {

  private static final ContentStore NONE =
      new ContentStore() {
        @Override
        public ContentRef store(InputStream content, long limit) {
          throw new AssertionError("there is no file here");
        }

        @Override
        public InputStream open(ContentRef content) {
          throw new AssertionError("there is no file here");
        }

        @Override
        public Optional<ContentRef> find(String hash) {
          return Optional.empty();
        }
      };

  private NoFiles() {}

  static AttachmentWriting writing() {
    return new AttachmentWriting(
        NONE,
        XmlOnly.signer(
            (element, id, key) -> {
              throw new AssertionError("nothing is signed here");
            }));
  }

  static AttachmentDelivery delivery() {
    return new AttachmentDelivery(
        NONE,
        new PlainXml(),
        reference -> {
          throw new AssertionError("no secret is needed here");
        });
  }

  static DoubtedMessages doubts() {
    return new DoubtedMessages(NONE, new PlainXml(), nobody(), intake());
  }

  static SmevTaking taking(SmevDialogue dialogue, Intake intake) {
    return new SmevTaking(dialogue, intake, intake(), doubts());
  }

  static AttachmentIntake intake() {
    return new AttachmentIntake(NONE, nobody());
  }

  private static SignatureVerifier nobody() {
    return XmlOnly.verifier(
        (document, expected) -> {
          throw new AssertionError("nothing is verified here");
        });
  }
}
