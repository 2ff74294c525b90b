package ru.uzel.hub.command.signature;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.argument.TimeArgument;

/** What both commands can be asked. */
final class Questions {

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

  @Mixin private LanguageOption language;

  Questions() {}

  boolean json() {
    return json;
  }

  /** Of what must be said to get an answer. */
  void remind(Verdict verdict, Path file, PrintWriter err) {
    if (verdict.lacksContent()) {
      err.println("uzel: " + file + ": " + wording().text("content.wanted"));
    }
  }

  @Nullable GivenFile content() {
    return content == null ? null : new GivenFile(content);
  }

  Signers signers(Provider provider) {
    return new Signers(trust, at, provider, Clock.systemUTC());
  }

  Wording wording() {
    return Wording.of(language.locale(), Wording.class);
  }
}
