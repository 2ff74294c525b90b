package ru.uzel.hub.command.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.signature.Wording;
import ru.uzel.security.trust.KeyRequest;
import ru.uzel.security.trust.SigningKey;

/** Writes a request for a certificate. */
@Command(
    name = "request",
    description = {
      "Writes a request for a certificate (PKCS#10) for a key, making the key where there is none.",
      "What the authority answers is imported under the same alias."
    },
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class RequestCertificate implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--alias", required = true, paramLabel = "NAME", description = "The key.")
  private String alias;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; without, it is printed.")
  private @Nullable Path out;

  @Mixin private KeyMaking making;
  @Mixin private KeyPlace place;
  @Mixin private LanguageOption language;

  RequestCertificate() {}

  @Override
  public Integer call() {
    Wording words = Wording.of(language.locale(), KeysCommand.class);
    SigningKey key = place.file().keys().get(place.alias(alias));
    if (key == null) {
      key = making.certificate("CN=Uzel " + alias + ",O=Regional Management Centre").bySelf();
      place.keep(alias, key);
      spec.commandLine().getErr().println(words.text("request.made", alias));
    }
    byte[] request = new KeyRequest(key, KeyPlace.provider()).pem();
    if (out == null) {
      spec.commandLine().getOut().print(new String(request, StandardCharsets.US_ASCII));
      spec.commandLine().getOut().flush();
    } else {
      write(out, request);
      spec.commandLine().getOut().println(words.text("request.written", out, alias));
    }
    return 0;
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }
}
