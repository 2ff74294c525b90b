package ru.uzel.hub.configuration;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Parses one file; what YAML itself does not allow is told with its line. */
final class YamlParser {

  private final Mistakes mistakes;

  YamlParser(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Optional<YamlDocument> parse(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true); // told by YamlTree, every one with its line
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        mistakes.add(file, 1, "the file is empty", "write its settings, or delete the file");
        return Optional.empty();
      }
      Map<String, Integer> lines = new HashMap<>();
      Map<String, Integer> texts = new HashMap<>();
      YamlTree tree = new YamlTree(file, mistakes, lines, texts);
      return Optional.of(new YamlDocument(file, tree.convert(root, "", 0), lines, texts));
    } catch (MarkedYAMLException failure) {
      tell(file, text, failure);
    } catch (YAMLException failure) {
      mistakes.add(file, 1, "no YAML: " + failure.getMessage(), "correct the file");
    }
    return Optional.empty();
  }

  private void tell(String file, String text, MarkedYAMLException failure) {
    Mark mark = failure.getProblemMark();
    int line = mark == null ? 1 : mark.getLine() + 1;
    if (tabIndents(text, line)) {
      mistakes.add(
          file, line, "a tab in the indentation", "indent with spaces: YAML takes no tabs");
    } else {
      mistakes.add(
          file,
          line,
          "no YAML: " + failure.getProblem() + at(mark),
          "correct the indentation, a colon, a quote or a bracket on this line or just above");
    }
  }

  private static String at(Mark mark) {
    return mark == null ? "" : " (column " + (mark.getColumn() + 1) + ")";
  }

  private static boolean tabIndents(String text, int line) {
    return text.lines().skip(line - 1L).findFirst().orElse("").stripTrailing().indexOf('\t') >= 0;
  }
}
