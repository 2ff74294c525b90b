package ru.uzel.hub.command.keys;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.signature.Wording;
import ru.uzel.security.trust.KeyKind;
import ru.uzel.security.trust.SigningKey;
import tools.jackson.databind.json.JsonMapper;

/** Lists the hub's keys. */
@Command(
    name = "list",
    description = "Lists the hub's keys and until when their certificates are valid.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all are valid for longer",
      "1:one expired or expires soon, or the keys cannot be opened",
      "2:wrong use"
    },
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class ListKeys implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--soon",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "What 'expires soon' means.")
  private int soon;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private KeyPlace place;
  @Mixin private LanguageOption language;

  ListKeys() {}

  private record Line(
      String alias,
      String algorithm,
      String subject,
      String issuer,
      Instant notBefore,
      Instant notAfter,
      long daysLeft,
      String state) {

    String in(Wording words) {
      return "%-16s %-10s ".formatted(alias, algorithm)
          + words.text(
              "list.key",
              "%-16s".formatted(words.text("state." + state)),
              notAfter.toString(),
              Long.toString(daysLeft),
              subject);
    }
  }

  @Override
  public Integer call() {
    List<Line> lines =
        place.file().keys().entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    Wording words = Wording.of(language.locale(), KeysCommand.class);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(lines));
    } else if (lines.isEmpty()) {
      out.println(words.text("list.none", place.file().path()));
    } else {
      lines.forEach(line -> out.println(line.in(words)));
    }
    return lines.stream().allMatch(line -> line.state.equals("valid")) ? 0 : 1;
  }

  private Line line(String alias, SigningKey key) {
    Instant now = KeyPlace.clock().instant();
    Instant from = key.certificate().getNotBefore().toInstant();
    Instant until = key.certificate().getNotAfter().toInstant();
    String state = "valid";
    if (now.isBefore(from)) {
      state = "not-yet";
    } else if (now.isAfter(until)) {
      state = "expired";
    } else if (now.plus(Duration.ofDays(soon)).isAfter(until)) {
      state = "soon";
    }
    return new Line(
        alias,
        KeyKind.nameOf(key.certificate().getPublicKey()),
        key.certificate().getSubjectX500Principal().getName(),
        key.certificate().getIssuerX500Principal().getName(),
        from,
        until,
        Duration.between(now, until).toDays(),
        state);
  }
}
