package ru.uzel.hub.command.keys;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.signature.Wording;
import ru.uzel.security.trust.ImportedKeys;
import ru.uzel.security.trust.KeyFailure;
import ru.uzel.security.trust.SigningKey;

/** Takes over a key that was made elsewhere. */
@Command(
    name = "import",
    description = {
      "Takes over a key with its certificate: PKCS#12, or PEM (also OpenSSL's own forms).",
      "A PEM file of certificates alone goes to the key they were requested for."
    },
    mixinStandardHelpOptions = true)
final class ImportKey implements Callable<Integer> {

  private static final long LARGEST = 1 << 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  @Option(names = "--alias", required = true, paramLabel = "NAME", description = "Its name here.")
  private String alias;

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description = "Its name in the file, where there are several.")
  private @Nullable String from;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the password; asked for on the terminal otherwise.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "An environment variable with the password.")
  private @Nullable String passwordVariable;

  @Option(names = "--replace", description = "Replace the key of that name.")
  private boolean replace;

  @Mixin private KeyPlace place;
  @Mixin private LanguageOption language;

  ImportKey() {}

  @Override
  public Integer call() {
    String free = place.free(alias, replace);
    byte[] content = content();
    SigningKey own = place.file().keys().get(free);
    Map<String, SigningKey> found;
    try {
      found = new ImportedKeys(KeyPlace.provider(), this::password).read(content, own);
    } catch (KeyFailure refused) {
      spec.commandLine()
          .getErr()
          .println(
              "uzel: "
                  + file
                  + ": "
                  + Wording.of(language.locale(), KeysCommand.class)
                      .detail(String.valueOf(refused.getMessage())));
      return 1;
    }
    Path written = place.keep(free, one(found));
    spec.commandLine()
        .getOut()
        .println(
            Wording.of(language.locale(), KeysCommand.class).text("key.imported", free, written));
    return 0;
  }

  private byte[] content() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new ParameterException(spec.commandLine(), file + " is too large for a key");
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw KeyPlace.unreadable(file, failure);
    }
  }

  private SigningKey one(Map<String, SigningKey> found) {
    if (from == null && found.size() == 1) {
      return found.values().iterator().next();
    }
    SigningKey chosen = from == null ? null : found.get(from);
    if (chosen == null) {
      throw new ParameterException(
          spec.commandLine(),
          "say which key to import: --from " + String.join("|", found.keySet()));
    }
    return chosen;
  }

  // Since JDK 22 there is a console without a terminal too; the end of its input is an answer as
  // well.
  @SuppressWarnings("SystemConsoleNull")
  private char[] password() {
    if (passwordFile != null) {
      try {
        return Files.readString(passwordFile, StandardCharsets.UTF_8).strip().toCharArray();
      } catch (IOException failure) {
        throw KeyPlace.unreadable(passwordFile, failure);
      }
    }
    if (passwordVariable != null) {
      String value = System.getenv(passwordVariable);
      if (value == null) {
        throw new ParameterException(
            spec.commandLine(), "the environment has no variable " + passwordVariable);
      }
      return value.toCharArray();
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password of %s: ", file);
    if (typed == null) {
      throw new ParameterException(
          spec.commandLine(),
          file + " needs a password; give it by --password-file or --password-env");
    }
    return typed;
  }
}
