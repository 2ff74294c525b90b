package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** The parts of a multipart answer: the envelope under "", files by their Content-ID. */
  static Map<String, byte[]> parts(byte[] answer) {
    String all = new String(answer, ISO_8859_1);
    String boundary = all.substring(0, all.indexOf("\r\n"));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (String part : all.split(Pattern.quote(boundary), -1)) {
      int body = part.indexOf("\r\n\r\n");
      if (body > 0) {
        Matcher id = Pattern.compile("Content-ID: <([^>]*)>").matcher(part.substring(0, body));
        String name = id.find() ? id.group(1) : "";
        parts.put(
            name.startsWith("root") ? "" : name,
            part.substring(body + 4, part.length() - 2).getBytes(ISO_8859_1));
      }
    }
    return parts;
  }

  /** What is wrong with the signature over an element of an answer. */
  static String finding(String answer, String container, String signed, Path certificate)
      throws Exception {
    Element body = body(answer);
    return SmevCaller.finding(first(body, container), first(body, signed), certificate)
        .orElse("none");
  }
}
