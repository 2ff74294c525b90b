package ru.uzel.hub.command.keys;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.signature.Wording;
import ru.uzel.security.trust.KeyFile;
import ru.uzel.security.trust.PemText;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.vault.PrivateFile;

/** Makes a test authority. */
@Command(
    name = "create-ca",
    description = "Makes a test authority: for trying things out, and for no real partner.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class CreateAuthority implements Callable<Integer> {

  static final String NAME = "ca";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Where to put it: ca.p12 and ca.crt.pem.")
  private Path folder;

  @Mixin private KeyMaking making;
  @Mixin private LanguageOption language;

  CreateAuthority() {}

  @Override
  public Integer call() {
    KeyFile file = KeyFile.in(folder.toAbsolutePath(), NAME, KeyPlace.provider());
    if (!file.keys().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), folder + " holds an authority already; choose another directory");
    }
    SigningKey authority = making.certificate("CN=Test authority of Uzel").authority();
    file.put(NAME, authority);
    Path certificate = folder.resolve(NAME + ".crt.pem");
    new PrivateFile(certificate).write(PemText.of(authority.certificate()));
    spec.commandLine()
        .getOut()
        .println(
            Wording.of(language.locale(), KeysCommand.class)
                .text("authority.made", folder, certificate));
    return 0;
  }
}
