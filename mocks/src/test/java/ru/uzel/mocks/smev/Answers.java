package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What stands in an answer, whether it is multipart or not. */
final class Answers {

  private Answers() {}

  /** The root element within soap:Body. */
  static Element body(String answer) throws Exception {
    int start = answer.indexOf("<soap:Envelope");
    int end = answer.indexOf("</soap:Envelope>") + "</soap:Envelope>".length();
    Element envelope = Dom.parse(answer.substring(start, end).getBytes(UTF_8)).getDocumentElement();
    return Dom.children(Dom.child(envelope, SmevNamespaces.SOAP, "Body").orElseThrow()).get(0);
  }

  static Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagNameNS("*", name).item(0);
  }

  /** The text of the first element of that name. */
  static String text(String answer, String name) {
    Matcher found = Pattern.compile("<(?:\\w+:)?" + name + "(?: [^>]*)?>([^<]*)</").matcher(answer);
    return found.find() ? found.group(1) : "none";
  }

  /** What is wrong with the signature over an element of an answer. */
  static String finding(String answer, String container, String signed, Path certificate)
      throws Exception {
    Element body = body(answer);
    return SmevCaller.finding(first(body, container), first(body, signed), certificate)
        .orElse("none");
  }
}
