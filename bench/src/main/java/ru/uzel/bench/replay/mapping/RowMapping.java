package ru.uzel.bench.replay.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.source.Sha256;
import ru.uzel.bench.replay.source.SourceRow;
import ru.uzel.bench.replay.source.UnreadableFile;

/**
 * A JSONata file: the row is its input, {@code $row} the row's number, {@code $file} the file's
 * name, {@code $record} the whole row as JSON text. Used by one thread.
 */
public final class RowMapping {

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int DEEPEST = 500;

  /** What the author of a mapping says by {@code $error} and {@code $assert}. */
  private static final List<String> SAID_BY_THE_AUTHOR = List.of("D3137", "D3141");

  private final Jsonata expression;
  private final String file;
  private final String sha256;

  private RowMapping(Jsonata expression, String file, String sha256) {
    this.expression = expression;
    this.file = file;
    this.sha256 = sha256;
  }

  /**
   * Reads and compiles.
   *
   * @param file the name of the rows' file
   * @throws UnreadableFile naming the place that is no JSONata
   */
  public static RowMapping read(Path mapping, String file) throws UnreadableFile {
    String source;
    try {
      source = Files.readString(mapping);
    } catch (IOException unreadable) {
      throw new UnreadableFile(mapping + ": преобразование не читается", unreadable);
    }
    try {
      return new RowMapping(
          Jsonata.jsonata(source), file, Sha256.hex(source.getBytes(StandardCharsets.UTF_8)));
    } catch (JException mistake) {
      String why = mistake.getDetailedErrorMessage();
      throw new UnreadableFile(
          mapping
              + ":"
              + place(source, mistake.getLocation())
              + ": это не JSONata: "
              + (why == null ? mistake.getError() : why),
          mistake);
    } catch (RuntimeException mistake) {
      // The parser answers some mistakes with exceptions of its own making (index, class cast).
      throw new UnreadableFile(mapping + ": это не JSONata", mistake);
    }
  }

  private static String place(String source, int offset) {
    String before = source.substring(0, Math.max(0, Math.min(offset, source.length())));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (before.length() - before.lastIndexOf('\n'));
  }

  /** SHA-256 of its text. */
  public String sha256() {
    return sha256;
  }

  public Mapped map(SourceRow row) {
    Jsonata.Frame frame = expression.createFrame();
    frame.bind("row", row.number());
    frame.bind("file", file);
    frame.bind("record", row.json());
    frame.bind("hash", row.hash());
    frame.setRuntimeBounds(LONGEST.toMillis(), DEEPEST);
    try {
      return mapped(expression.evaluate(row.values(), frame));
    } catch (JException mistake) {
      return Mapped.refused(told(mistake));
    } catch (RuntimeException | StackOverflowError mistake) {
      return Mapped.refused("преобразование сорвалось: " + mistake.getClass().getSimpleName());
    }
  }

  /** Only code and place: JSONata's own text quotes the row. */
  private static String told(JException mistake) {
    return SAID_BY_THE_AUTHOR.contains(mistake.getError())
        ? "преобразование отказало: " + mistake.getCurrent()
        : "преобразование сорвалось: ошибка JSONata "
            + mistake.getError()
            + ", знак "
            + mistake.getLocation();
  }

  private static Mapped mapped(@Nullable Object result) {
    if (result == null) {
      return Mapped.refused("преобразование ничего не дало");
    }
    if (!(result instanceof Map<?, ?> given)) {
      return Mapped.refused("преобразование дало не объект с полями");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    String key = null;
    for (Map.Entry<?, ?> field : given.entrySet()) {
      String name = String.valueOf(field.getKey());
      Object value = field.getValue();
      if (value == null) {
        continue;
      }
      switch (name) {
        case "_key" -> key = FieldText.of(value);
        case "_note" -> notes.addAll(FieldText.all(value));
        case "_refuse" -> {
          return Mapped.refused("преобразование отказало: " + FieldText.of(value));
        }
        default -> fields.put(name, value);
      }
    }
    return fields.isEmpty()
        ? Mapped.refused("преобразование ничего не дало")
        : new Mapped(fields, key == null || key.isEmpty() ? null : key, notes, null);
  }
}
