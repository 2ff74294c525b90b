package ru.uzel.bench.replay;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.replay.edge.Edges;
import ru.uzel.bench.replay.source.Reading;

/** The command line of {@code uzel replay}. */
final class ReplayOptions {

  @Option(
      names = "--party",
      required = true,
      paramLabel = "NAME",
      description = "Участник, от имени которого подаются строки: config/parties/NAME.yaml.")
  private String party;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE.jsonata",
      description =
          "Преобразование строки в поля протокола. $row – номер строки, $file – имя файла,"
              + " $record – вся строка текстом JSON, $hash – её SHA-256. Поле _key – собственный ключ"
              + " строки, _note – замечание в отчёт, _refuse – отказ с причиной.")
  private Path mapping;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Не больше N строк в секунду; 0 – без ограничения.")
  private int rate;

  @Option(
      names = "--hub",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8480",
      description = "Адрес узла.")
  private URI hub;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".uzel",
      description =
          "Каталог данных узла: папки обмена, ключ управления; отчёты ложатся в его replay/.")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Конфигурация узла вместо поставляемой.")
  private @Nullable Path config;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "Файл с ключом API участника (Open311).")
  private @Nullable Path apiKeyFile;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      defaultValue = "UZEL_API_KEY",
      description = "Переменная окружения с ключом API, если файл не указан.")
  private String apiKeyVariable;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Ключ управления узлом вместо <data>/hub/secrets/management.token.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Построчный отчёт вместо <data>/replay/<участник>-<файл>.report.jsonl.")
  private @Nullable Path report;

  @Option(
      names = "--anew",
      description = "Начать заново, хотя файл или преобразование изменились; принятое не удвоится.")
  private boolean anew;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "json, jsonl, csv или xlsx; иначе узнаётся по содержимому.")
  private @Nullable String format;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Кодировка текста; иначе UTF-8 или windows-1251 по содержимому.")
  private @Nullable String encoding;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "Разделитель CSV (или слово tab); иначе узнаётся по заголовкам.")
  private @Nullable String delimiter;

  @Option(names = "--sheet", paramLabel = "NAME", description = "Лист XLSX; иначе первый.")
  private @Nullable String sheet;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Сколько ждать без движения, пока узел решит о принятых строках.")
  private int settle;

  @Parameters(index = "0", paramLabel = "FILE", description = "Файл: JSON, JSON Lines, CSV, XLSX.")
  private Path file;

  ReplayOptions() {}

  String party() {
    return party;
  }

  Path mapping() {
    return mapping;
  }

  int rate() {
    return rate;
  }

  int settle() {
    return settle;
  }

  boolean anew() {
    return anew;
  }

  Path file() {
    return file;
  }

  URI hub() {
    return hub;
  }

  Path configuration() {
    return config == null ? Installation.fromProperties().configuration() : config;
  }

  Path token() {
    return tokenFile == null ? new DataDirectory(data).secret("management.token") : tokenFile;
  }

  Edges edges() {
    return new Edges(hub, new DataDirectory(data).drop(), apiKeyFile, apiKeyVariable);
  }

  Report report() {
    Path chosen =
        report == null
            ? new DataDirectory(data)
                .root()
                .resolve("replay")
                .resolve(party + "-" + file.getFileName() + ".report.jsonl")
            : report;
    return new Report(chosen.toAbsolutePath().normalize());
  }

  Reading reading() {
    return new Reading(format, encoding, delimiterCharacter(), sheet);
  }

  private @Nullable Character delimiterCharacter() {
    return delimiter == null ? null : delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
  }

  /** What is wrong with the options themselves, in Russian, or null. */
  @Nullable String mistake() {
    if (rate < 0 || settle < 0) {
      return "--rate и --settle не бывают меньше нуля";
    }
    if (format != null && !format.matches("json|jsonl|csv|xlsx")) {
      return "--format: json, jsonl, csv или xlsx";
    }
    return delimiter == null || delimiter.equals("tab") || delimiter.matches("[^\"\\s\\w]")
        ? null
        : "--delimiter: один знак или слово tab";
  }
}
