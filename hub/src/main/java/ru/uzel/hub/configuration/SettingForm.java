package ru.uzel.hub.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import ru.uzel.model.party.DurationText;

/** What the value of an adapter's setting has to look like. */
enum SettingForm {
  WORDS("write a text"),
  NUMBER("write a whole number"),
  SIZE("write a size such as 512KiB, 5MiB or 1GiB"),
  DURATION(DurationText.FORM),
  FLAG("write true or false"),
  ROLE("write consumer or provider"),
  SMEV_VERSION("write 1.1, 1.2 or 1.3"),
  DATA_FORMAT("write json or xml"),
  REGIME("write ORDINARY or FZ59"),
  SELECTOR("write type or any"),
  GUID("write a GUID such as 6bc82a49-6a97-43f4-9e42-a07d417b60b6"),
  GUIDS("write name = GUID; name = GUID"),
  XML("write XML elements, each with its namespace declared"),
  ZONE("write a time zone such as Europe/Moscow"),
  URL("write an address that begins with http:// or https://"),
  NAMESPACE("write an absolute URI, e.g. urn://x-artefacts-…"),
  SECRET("write file:<name below the data directory's secrets/> or env:<NAME>"),
  FILE("write the path of a file within the configuration directory"),
  SHAPE("write municipal/<name>.yaml, the file of a shape"),
  DIRECTORY_NAME("write one plain name, a directory below the data directory's drop/");

  private static final Pattern SECRET_REFERENCE =
      Pattern.compile("file:[A-Za-z0-9][A-Za-z0-9._/-]*|env:[A-Za-z_][A-Za-z0-9_]*");
  private static final String GUID_FORM = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final Pattern GUID_LIST =
      Pattern.compile("\\s*([^=;]*\\S\\s*=\\s*" + GUID_FORM + "\\s*(;\\s*|$))+");
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final String cure;

  SettingForm(String cure) {
    this.cure = cure;
  }

  String cure() {
    return cure;
  }

  /** What is wrong with the value; nothing if it fits. */
  Optional<String> wrong(String value, Path directory) {
    return switch (this) {
      case WORDS -> unless(!value.isBlank(), "is empty");
      case NUMBER -> unless(value.matches("\\d{1,9}"), "is no whole number");
      case SIZE -> unless(value.matches("\\d{1,9}(KiB|MiB|GiB|)"), "is no size");
      case DURATION -> unless(DurationText.parse(value).isPresent(), "is no duration");
      case FLAG -> unless(value.matches("true|false"), "is neither true nor false");
      case ROLE -> unless(value.matches("consumer|provider"), "is no role");
      case SMEV_VERSION -> unless(value.matches("1\\.[123]"), "is no version the adapter speaks");
      case DATA_FORMAT -> unless(value.matches("json|xml"), "is no format the adapter reads");
      case REGIME -> unless(value.matches("ORDINARY|FZ59"), "is no regime");
      case SELECTOR -> unless(value.matches("type|any"), "is no selector");
      case GUID -> unless(value.matches(GUID_FORM), "is no GUID");
      case GUIDS -> unless(GUID_LIST.matcher(value).matches(), "is no list of names and GUIDs");
      case XML -> unless(isXml(value), "is no XML");
      case ZONE -> unless(ZoneId.getAvailableZoneIds().contains(value), "is no time zone");
      case URL -> unless(uri(value).filter(SettingForm::isHttp).isPresent(), "is no address");
      case NAMESPACE -> unless(uri(value).filter(URI::isAbsolute).isPresent(), "is no URI");
      case SECRET ->
          unless(
              SECRET_REFERENCE.matcher(value).matches() && !value.contains(".."),
              "is no reference to a secret"); // and may be the secret itself: never shown
      case FILE ->
          unless(
              directory.resolve(value).normalize().startsWith(directory)
                  && Files.isRegularFile(directory.resolve(value)),
              "is no file here");
      case SHAPE ->
          unless(
              value.matches("municipal/[a-z][a-z0-9-]*\\.yaml")
                  && Files.isRegularFile(directory.resolve(value)),
              "is no shape");
      case DIRECTORY_NAME -> unless(PLAIN_NAME.matcher(value).matches(), "is no plain name");
    };
  }

  private static boolean isXml(String elements) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      parser.parse(new InputSource(new StringReader("<x>" + elements + "</x>")));
      return true;
    } catch (SAXException notXml) {
      return false;
    } catch (IOException | ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<String> unless(boolean fine, String wrong) {
    return fine ? Optional.empty() : Optional.of(wrong);
  }

  private static boolean isHttp(URI uri) {
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && uri.getHost() != null;
  }

  private static Optional<URI> uri(String value) {
    try {
      return Optional.of(new URI(value));
    } catch (URISyntaxException noUri) {
      return Optional.empty();
    }
  }
}
