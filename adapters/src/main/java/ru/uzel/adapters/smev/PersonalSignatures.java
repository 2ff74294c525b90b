package ru.uzel.adapters.smev;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import ru.uzel.model.signature.ExpectedSignature;

/**
 * The signatures of persons (ЭП-СП) in a received message. Nobody has to sign as a person; but
 * where somebody did, the signature must hold over the content, as all the others must.
 */
final class PersonalSignatures {

  private static final String CONTENT = "MessagePrimaryContent";

  private PersonalSignatures() {}

  /** What is expected anyway, and with it what a person signed. */
  static List<ExpectedSignature> with(
      List<ExpectedSignature> expected, Document document, SmevProperties party) {
    String basic = party.version().basic();
    NodeList found =
        document.getElementsByTagNameNS(party.version().types(), ExpectedSignature.PERSONAL);
    for (int i = 0; i < found.getLength(); i++) {
      Element container = (Element) found.item(i);
      if (!isContent(container, basic)) {
        List<ExpectedSignature> all = new ArrayList<>(expected);
        all.add(
            new ExpectedSignature(
                ExpectedSignature.PERSONAL, signed(container, basic), party.personal().trust()));
        return all;
      }
    }
    return expected;
  }

  /** What stands in business content is its author's affair, whatever it is called. */
  private static boolean isContent(Element container, String basic) {
    for (Node node = container.getParentNode();
        node instanceof Element around;
        node = around.getParentNode()) {
      if (new Tree(around, basic).is(CONTENT, basic)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The name of the element it must cover: the one below MessagePrimaryContent. A message without
   * one has nothing that a person could have signed, and no element of that name.
   */
  private static String signed(Element container, String basic) {
    return new Tree((Element) container.getParentNode(), basic)
        .child(CONTENT)
        .flatMap(content -> content.children().stream().findFirst())
        .map(Tree::name)
        .orElse(CONTENT);
  }
}
