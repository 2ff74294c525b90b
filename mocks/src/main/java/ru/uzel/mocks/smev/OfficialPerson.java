package ru.uzel.mocks.smev;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The official person of every sender: signs the content where the behaviour says so. */
final class OfficialPerson {

  private static final String ID = "SIGNED_BY_PERSON";
  private static final Pattern ROOT = Pattern.compile("^<[^\\s/>]+");
  private static final Pattern ROOT_ID = Pattern.compile("^<[^>]*\\sId=[\"']([^\"']*)");

  private final SigningKey key;
  private final SigningKey stranger;
  private final SigningKey expired;
  private final Supplier<Behaviour> behaviour;

  OfficialPerson(
      SigningKey key, SigningKey stranger, SigningKey expired, Supplier<Behaviour> behaviour) {
    this.key = key;
    this.stranger = stranger;
    this.expired = expired;
    this.behaviour = behaviour;
  }

  /**
   * MessagePrimaryContent and, where there is one, PersonalSignature. Made once for a message: it
   * is the same however often and in whatever version that is handed out.
   *
   * @param content root element of the content, as text that declares all it uses
   */
  String primary(String content) {
    PersonalSigning how = behaviour.get().signingOfPersons();
    if (how == PersonalSigning.NONE) {
      return around(content);
    }
    Optional<String> given =
        ROOT_ID.matcher(content).results().map(found -> found.group(1)).findFirst();
    String id = given.orElse(ID);
    String identified =
        given.isPresent()
            ? content
            : ROOT.matcher(content)
                .replaceFirst(
                    root -> Matcher.quoteReplacement(root.group() + " Id=\"" + ID + "\""));
    String sent =
        how == PersonalSigning.CONTENT ? Tampering.element(identified, Spoil.CONTENT) : identified;
    return around(sent)
        + "<t:PersonalSignature>"
        + signature(identified, id, how)
        + "</t:PersonalSignature>";
  }

  private String signature(String content, String id, PersonalSigning how) {
    return switch (how) {
      case STRANGER -> SignatureProfile.sign(content, id, stranger);
      case EXPIRED -> SignatureProfile.sign(content, id, expired);
      case VALUE -> Tampering.value(SignatureProfile.sign(content, id, key));
      case TARGET ->
          SignatureProfile.sign("<x:Other xmlns:x=\"urn:x\" Id=\"OTHER\"/>", "OTHER", key);
      default -> SignatureProfile.sign(content, id, key);
    };
  }

  private static String around(String content) {
    return "<b:MessagePrimaryContent>" + content + "</b:MessagePrimaryContent>";
  }
}
