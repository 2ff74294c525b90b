package ru.uzel.hub.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration's files as they stood at one moment: what is hashed is what is read. */
final class ConfigurationFolder {

  private final Map<String, byte[]> files;

  private ConfigurationFolder(Map<String, byte[]> files) {
    this.files = files;
  }

  /** Everything but notes, schemas and mappings of old data, which say nothing to a running hub. */
  static ConfigurationFolder read(Path directory) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        if (!name.startsWith("schema/")
            && !name.startsWith("replay/")
            && !name.endsWith(".md")
            && !name.contains("/.")
            && !name.startsWith(".")) {
          files.put(name, Files.readAllBytes(path));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new ConfigurationFolder(files);
  }

  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Names of a directory's files without their ending. */
  Set<String> stems(String directory) {
    return names().stream()
        .filter(name -> name.startsWith(directory) && name.endsWith(".yaml"))
        .map(name -> name.substring(directory.length(), name.length() - ".yaml".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The file's text, or nothing where its bytes are no UTF-8. */
  Optional<String> text(String name) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(files.get(name))).toString());
    } catch (CharacterCodingException noUtf8) {
      return Optional.empty();
    }
  }

  /** SHA-256 over names, lengths and contents in the order of names, lower-case hex. */
  String revision() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
