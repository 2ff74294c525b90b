package ru.uzel.security.signature;

import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Base64 as XMLDSig carries it: broken into lines or not. */
final class Base64Text {

  private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/]+");

  private Base64Text() {}

  /** What the element carries; null, and a finding, if it is no base64. */
  static byte @Nullable [] read(Element element, Findings findings) {
    byte[] bytes = of(element);
    if (bytes == null) {
      findings.add(SignatureFault.MALFORMED_SIGNATURE, why(element));
    }
    return bytes;
  }

  /** Why {@link #of} read nothing: whoever copied by hand wants to know that the end is missing. */
  static String why(Element element) {
    String packed = packed(element.getTextContent());
    if (packed.isEmpty()) {
      return element.getLocalName() + " is empty";
    }
    return packed.length() % 4 != 0 && ALPHABET.matcher(packed).matches()
        ? element.getLocalName()
            + " is cut: its base64 has "
            + packed.length()
            + " characters, no multiple of 4"
        : element.getLocalName() + " is no base64";
  }

  /** Null for text that is no base64, is empty, or has bits set that carry nothing. */
  static byte @Nullable [] of(Element element) {
    if (!XmlDsig.children(element).isEmpty()) {
      return null;
    }
    String packed = packed(element.getTextContent());
    try {
      byte[] bytes = Base64.getDecoder().decode(packed);
      // RFC 4648 §3.5: two texts for the same bytes would let a changed message pass unnoticed.
      return bytes.length == 0 || !same(packed, Base64.getEncoder().encodeToString(bytes))
          ? null
          : bytes;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The text without the white space of XML. */
  static String packed(String text) {
    StringBuilder packed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ' ') {
        packed.append(text.charAt(i));
      }
    }
    return packed.toString();
  }

  private static boolean same(String text, String canonical) {
    return canonical.startsWith(text)
        && canonical.substring(text.length()).chars().allMatch(character -> character == '=');
  }
}
