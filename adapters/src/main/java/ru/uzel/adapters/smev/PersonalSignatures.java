package ru.uzel.adapters.smev;

import java.util.List;
import ru.uzel.model.signature.ExpectedSignature;

/**
 * The signatures of persons (ЭП-СП) in what a sender provided. Nobody has to sign as a person; but
 * where somebody did, the signature must hold over the content, as the sender's own must.
 */
final class PersonalSignatures {

  private static final String CONTENT = "MessagePrimaryContent";

  private PersonalSignatures() {}

  /** The sender's own signature, and that of a person where there is one. */
  static List<ExpectedSignature> with(ExpectedSignature sender, Tree data, SmevProperties party) {
    return data.child(ExpectedSignature.PERSONAL).isEmpty()
        ? List.of(sender)
        : List.of(
            sender,
            new ExpectedSignature(
                ExpectedSignature.PERSONAL,
                signed(data, party.version().basic()),
                party.personal().trust()));
  }

  /**
   * The name of the element it must cover: the one below MessagePrimaryContent. A message without
   * one has nothing that a person could have signed, and no element of that name.
   */
  private static String signed(Tree data, String basic) {
    return data.child(CONTENT, basic)
        .flatMap(content -> content.children().stream().findFirst())
        .map(Tree::name)
        .orElse(CONTENT);
  }
}
