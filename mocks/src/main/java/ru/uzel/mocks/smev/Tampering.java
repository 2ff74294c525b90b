package ru.uzel.mocks.smev;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody between could do to a message after every signature was made. */
final class Tampering {

  private static final Pattern TEXT = Pattern.compile(">([^<]*[^<\\s])(?=<)");
  private static final Pattern VALUE = Pattern.compile("<ds:SignatureValue>(.)");
  private static final String SENDER = "t:SenderInformationSystemSignature>";

  private Tampering() {}

  /** Another word than the one that was spoken. */
  static String otherWord(String message, String spoken) {
    String word = Xml.escape(spoken);
    int at = message.indexOf(word);
    String other = word.equals("Не поддержано") ? "Решено" : "Не поддержано";
    return message.substring(0, at) + other + message.substring(at + word.length());
  }

  /** The signed element as it stands in its place. */
  static String element(String element, @Nullable Spoil how) {
    return how == Spoil.CONTENT || how == Spoil.WRAPPED ? altered(element, how) : element;
  }

  /** A signature whose value is not that of what it signs. */
  static String value(String signature) {
    Matcher value = VALUE.matcher(signature);
    return value.replaceFirst(
        found -> "<ds:SignatureValue>" + (found.group(1).equals("A") ? "B" : "A"));
  }

  /** A message whose sender's signature was made by another key. */
  static String senderSignature(String message, SigningKey key) {
    int start = message.indexOf("<" + SENDER) + SENDER.length() + 1;
    int end = message.indexOf("</" + SENDER);
    Matcher data =
        Pattern.compile("<t:SenderProvided\\w+Data .*</t:SenderProvided\\w+Data>", Pattern.DOTALL)
            .matcher(message);
    if (end < 0 || !data.find()) {
      return message;
    }
    String id = data.group().replaceFirst("(?s)^[^>]* Id=\"([^\"]*)\".*$", "$1");
    return message.substring(0, start)
        + SignatureProfile.sign(data.group(), id, key)
        + message.substring(end);
  }

  private static String altered(String element, Spoil how) {
    int content = Math.max(0, element.indexOf("<b:MessagePrimaryContent"));
    Matcher text = TEXT.matcher(element);
    String changed = element;
    if (text.find(content) || text.find(0)) {
      int last = text.end(1) - 1;
      char other = element.charAt(last) == '1' ? '2' : '1';
      changed = element.substring(0, last) + other + element.substring(last + 1);
    }
    // The original keeps its Id in another place: what is read is not what is signed.
    return how == Spoil.WRAPPED
        ? changed.replaceFirst("Id=\"" + AnswerForm.SMEV_ID + "\"", "Id=\"OTHER\"")
        : changed;
  }
}
