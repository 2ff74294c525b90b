package ru.uzel.hub.command.signature;

import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ru.uzel.hub.command.argument.TimeArgument;

/** What both commands can be asked. */
final class Questions {

  /** The languages of the reports. */
  enum Language {
    ru,
    en
  }

  @Option(names = "--json", description = "Report as JSON.")
  private boolean json;

  @Option(
      names = "--content",
      paramLabel = "FILE",
      description = "For a detached CMS (.p7s, .sig): what it covers.")
  private @Nullable Path content;

  @Option(
      names = "--trust",
      paramLabel = "DIR",
      description =
          "Certificates to believe, as PEM files; whoever they do not vouch for is wrong.")
  private @Nullable Path trust;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeArgument.class,
      description = "Certificates must have been valid then: 2024-05-31 or 2024-05-31T12:00:00Z.")
  private @Nullable Instant at;

  @Option(
      names = "--lang",
      paramLabel = "ru|en",
      defaultValue = "ru",
      description = "Language of the report (default: ${DEFAULT-VALUE}).")
  private Language language;

  Questions() {}

  boolean json() {
    return json;
  }

  @Nullable GivenFile content() {
    return content == null ? null : new GivenFile(content);
  }

  Signers signers(Provider provider) {
    return new Signers(trust, at, provider, Clock.systemUTC());
  }

  Wording wording() {
    return Wording.of(Locale.forLanguageTag(language.name()));
  }
}
