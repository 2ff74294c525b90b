package ru.uzel.hub.command.keys;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.signature.Wording;
import ru.uzel.security.trust.KeyFile;
import ru.uzel.security.trust.NewCertificate;
import ru.uzel.security.trust.SigningKey;

/** Makes a key of the hub. */
@Command(
    name = "create",
    description = "Makes a key of the hub, with a certificate by a test authority or by itself.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class CreateKey implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--alias",
      required = true,
      paramLabel = "NAME",
      description = "What a party's setting 'key' calls it.")
  private String alias;

  @Option(
      names = "--ca",
      paramLabel = "DIR",
      description = "A test authority made by create-ca; without it the certificate is by itself.")
  private @Nullable Path authority;

  @Option(names = "--replace", description = "Replace the key of that name.")
  private boolean replace;

  @Mixin private KeyMaking making;
  @Mixin private KeyPlace place;
  @Mixin private LanguageOption language;

  CreateKey() {}

  @Override
  public Integer call() {
    String free = place.free(alias, replace);
    NewCertificate certificate =
        making.certificate("CN=Uzel " + free + ",O=Regional Management Centre");
    SigningKey made =
        authority == null ? certificate.bySelf() : certificate.by(authority(authority));
    Path written = place.keep(free, made);
    spec.commandLine()
        .getOut()
        .println(Wording.of(language.locale(), KeysCommand.class).text("key.made", free, written));
    return 0;
  }

  private SigningKey authority(Path folder) {
    KeyFile file = KeyFile.in(folder.toAbsolutePath(), CreateAuthority.NAME, KeyPlace.provider());
    SigningKey found = file.keys().get(CreateAuthority.NAME);
    if (found == null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no authority in " + folder + "; make one: uzel keys create-ca " + folder);
    }
    return found;
  }
}
