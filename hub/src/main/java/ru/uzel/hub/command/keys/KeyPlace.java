package ru.uzel.hub.command.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.security.ChosenProvider;
import ru.uzel.security.trust.KeyFile;
import ru.uzel.security.trust.PemText;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.vault.PrivateFile;

/** Where the hub's keys lie. */
final class KeyPlace {

  /** Key stores tell no capitals from small letters. */
  private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".uzel",
      description = "State of the hub; its keys are in DIR/hub/keys.")
  private Path data;

  KeyPlace() {}

  static Provider provider() {
    return ChosenProvider.of(System.getenv());
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  /** Why a file named on the command line cannot be read. */
  static UncheckedIOException unreadable(Path file, IOException failure) {
    String why =
        !Files.exists(file)
            ? "there is no such file"
            : Files.isDirectory(file)
                ? "it is a directory"
                : Files.isReadable(file) ? failure.getMessage() : "no permission to read it";
    return new UncheckedIOException("cannot read " + file + ": " + why, failure);
  }

  private Path folder() {
    return data.toAbsolutePath().normalize().resolve("hub").resolve("keys");
  }

  KeyFile file() {
    return KeyFile.in(folder(), "hub", provider());
  }

  /** Writes the key, and its certificate beside for partners. */
  Path keep(String alias, SigningKey key) {
    file().put(alias, key);
    Path certificate = folder().resolve(alias + ".crt.pem");
    new PrivateFile(certificate).write(PemText.of(key.certificate()));
    return certificate;
  }

  String alias(String name) {
    if (!ALIAS.matcher(name).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "--alias is of small letters, digits, dot, dash and underscore, not '" + name + "'");
    }
    return name;
  }

  /** That name, unless a key has it and was not meant to be replaced. */
  String free(String name, boolean replace) {
    if (!replace && file().keys().containsKey(alias(name))) {
      throw new ParameterException(
          spec.commandLine(),
          "there is a key '"
              + name
              + "' already, and partners know its certificate; choose another --alias, or say"
              + " --replace");
    }
    return alias(name);
  }
}
