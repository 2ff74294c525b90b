package ru.uzel.model.signature;

/**
 * A signature that a message must have.
 *
 * @param container local name of the element whose child {@code ds:Signature} is, e.g. {@code
 *     SMEVSignature}
 * @param signed local name of the element it must cover, e.g. {@code Response}; that element must
 *     be a sibling of the container, or the sibling's child
 * @param trust name of the trust list that the signer's certificate must belong to
 */
public record ExpectedSignature(String container, String signed, String trust) {

  /** The container of a person's signature (ЭП-СП); whoever made it is told by no name. */
  public static final String PERSONAL = "PersonalSignature";
}
