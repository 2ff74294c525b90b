package ru.uzel.security.signature;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What signing programs do wrong on the way from the canonical form to the digest, repeated. */
final class OctetRemedies {

  private static final Pattern TEXT = Pattern.compile("(?<=>)[^<]+(?=<)");
  private static final Pattern EMPTY = Pattern.compile("<([^/<>!?][^<>]*)></[^<>]+>");

  private OctetRemedies() {}

  static List<Remedy> all() {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(text("byte-order-mark", text -> '\uFEFF' + text));
    remedies.add(text("declaration-digested", text -> declaration("UTF-8") + text));
    remedies.add(text("declaration-digested", text -> declaration("utf-8") + text));
    remedies.add(text("trailing-line", text -> text + '\n'));
    remedies.add(text("trailing-line", text -> text + "\r\n"));
    remedies.add(encoded("other-encoding", Charset.forName("windows-1251")));
    remedies.add(encoded("other-encoding", StandardCharsets.UTF_16LE));
    remedies.add(encoded("other-encoding", StandardCharsets.UTF_16BE));
    // The JDK's own StAX escapes every '>' and Woodstox does not (the СМЭВ reference class
    // escapes as Woodstox).
    remedies.add(text("other-escapes", text -> inTexts(text, one -> one.replace(">", "&gt;"))));
    remedies.add(text("other-escapes", text -> inTexts(text, one -> one.replace("&gt;", ">"))));
    remedies.add(text("other-escapes", text -> inTexts(text, one -> one.replace("\"", "&quot;"))));
    remedies.add(
        text("other-escapes", text -> text.replace("&#xd;", "&#13;").replace("&#xa;", "&#10;")));
    remedies.add(text("other-escapes", text -> text.replace("&#xd;", "&#xD;")));
    remedies.add(text("empty-elements-closed", text -> EMPTY.matcher(text).replaceAll("<$1/>")));
    return remedies;
  }

  private static Remedy text(String harm, UnaryOperator<String> change) {
    return Remedy.octets(
        harm,
        octets ->
            change
                .apply(new String(octets, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
  }

  private static Remedy encoded(String harm, Charset charset) {
    return Remedy.octets(
        harm, octets -> new String(octets, StandardCharsets.UTF_8).getBytes(charset));
  }

  private static String declaration(String encoding) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>";
  }

  private static String inTexts(String text, UnaryOperator<String> change) {
    return TEXT.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
  }
}
