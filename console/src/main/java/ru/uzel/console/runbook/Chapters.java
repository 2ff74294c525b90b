package ru.uzel.console.runbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import ru.uzel.console.language.Language;
import ru.uzel.console.page.Address;

/** The runbook's chapters, of the files in {@code docs/}. */
final class Chapters {

  /** The list of all others. */
  static final String FIRST = "README";

  private static final Pattern NAME = Pattern.compile("README|[a-z][a-z-]{0,60}");
  private static final Pattern CHAPTER = Pattern.compile("(README|[a-z][a-z-]*)\\.md(?:#.*)?");

  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());

  private final Parser parser = Parser.builder().extensions(TABLES).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(TABLES)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(context -> (AttributeProvider) Chapters::accessible)
          .build();

  /** A chapter as HTML, without its heading. */
  record Chapter(String title, String html) {}

  Optional<Chapter> find(String name, Language language) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return read(language.code() + "/" + name + ".md").map(this::chapter);
  }

  private static Optional<String> read(String file) {
    try (InputStream stream = Chapters.class.getResourceAsStream(file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(file + " cannot be read", impossible);
    }
  }

  private Chapter chapter(String markdown) {
    Node document = parser.parse(markdown);
    document.accept(new Links());
    String title = "";
    if (document.getFirstChild() instanceof Heading heading) {
      title = TextContentRenderer.builder().build().render(heading).strip();
      heading.unlink();
    }
    return new Chapter(title, renderer.render(document));
  }

  private static void accessible(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof TableCell cell && cell.isHeader()) {
      attributes.put("scope", "col");
    }
  }

  /** Other chapters are pages here; what is no page is named by its file. */
  private static final class Links extends AbstractVisitor {

    @Override
    public void visit(Link link) {
      Matcher chapter = CHAPTER.matcher(link.getDestination());
      if (chapter.matches()) {
        link.setDestination(Address.runbook(chapter.group(1)).toString());
        return;
      }
      if (link.getDestination().matches("https?://.*")) {
        return;
      }
      link.insertBefore(new Text(""));
      for (Node child = link.getFirstChild(); child != null; ) {
        Node next = child.getNext();
        link.insertBefore(child);
        child = next;
      }
      link.insertBefore(new Text(" (" + file(link.getDestination()) + ")"));
      link.unlink();
    }

    private static String file(String destination) {
      return destination.replaceFirst("^(\\.\\./)+", "docs/").replaceFirst("#.*$", "");
    }
  }
}
