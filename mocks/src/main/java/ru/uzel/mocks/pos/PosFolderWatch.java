package ru.uzel.mocks.pos;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Looks for what the hub wrote: status files, and reports on exports it would not take. */
final class PosFolderWatch {

  private static final String REPORT = ".report.json";

  private final JsonMapper json = JsonMapper.builder().build();
  private final Path folder;
  private final PosBook book;
  private final Set<String> seenStatuses;
  private final Set<String> seenReports;

  PosFolderWatch(Path folder, PosBook book) {
    this.folder = folder;
    this.book = book;
    this.seenStatuses = new HashSet<>(book.files(PosBook.STATUSES));
    this.seenReports = new HashSet<>(book.files(PosBook.REJECTED));
  }

  synchronized void look() throws IOException {
    for (Path file : listed("out", "*.xlsx")) {
      if (seenStatuses.add(String.valueOf(file.getFileName()))) {
        status(file);
      }
    }
    for (Path report : listed("failed", "*" + REPORT)) {
      String name = String.valueOf(report.getFileName());
      String file = name.substring(0, name.length() - REPORT.length());
      if (seenReports.add(file)) {
        rejected(file, report);
      }
    }
  }

  private List<Path> listed(String child, String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    Path parent = folder.resolve(child);
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent, pattern)) {
        for (Path file : stream) {
          if (!String.valueOf(file.getFileName()).startsWith(".")) {
            files.add(file);
          }
        }
      }
    }
    files.sort(null);
    return files;
  }

  private void status(Path file) {
    List<Map<String, String>> rows;
    try {
      rows = PosTable.read(file);
    } catch (IOException e) {
      book.write(
          PosBook.STATUSES,
          List.of(Map.of("file", String.valueOf(file.getFileName()), "unreadable", true)));
      return;
    }
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, Object> entry = new LinkedHashMap<>();
      put(entry, "number", row.get("Номер"));
      put(entry, "stage", row.get("Стадия"));
      put(entry, "status", row.getOrDefault("Статус", row.get("Стадия")));
      put(entry, "resolution", row.get("Тип решения"));
      put(entry, "reply", row.get("Ответ"));
      put(entry, "organisation", row.get("Организация, в которой находится сообщение"));
      put(entry, "completed", row.get("Дата фактического завершения работ"));
      put(entry, "sequence", row.get("Номер обновления"));
      entry.put("file", String.valueOf(file.getFileName()));
      entries.add(entry);
    }
    book.write(PosBook.STATUSES, entries);
  }

  private void rejected(String file, Path report) throws IOException {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file", file);
    try {
      entry.put("report", json.readTree(Files.readAllBytes(report)));
    } catch (JacksonException e) {
      entry.put("report", "unreadable");
    }
    book.write(PosBook.REJECTED, List.of(entry));
  }

  private static void put(Map<String, Object> entry, String key, @Nullable String value) {
    if (value != null) {
      entry.put(key, value);
    }
  }
}
