package ru.uzel.hub.command.keys;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.security.trust.KeyKind;
import ru.uzel.security.trust.NewCertificate;

/** What a new key and its certificate are to be. */
final class KeyMaking {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--algorithm",
      paramLabel = "KIND",
      defaultValue = "gost-256",
      description =
          "gost-256[:SET], gost-512[:SET] (SET as in OpenSSL, e.g. TCA), ecdsa-256, -384, -521.")
  private String algorithm;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "Whose it is, e.g. 'CN=Uzel,O=Regional Management Centre,C=RU'.")
  private @Nullable String subject;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "1095",
      description = "How long the certificate is valid.")
  private int days;

  KeyMaking() {}

  NewCertificate certificate(String usualSubject) {
    KeyKind kind =
        KeyKind.of(algorithm)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--algorithm is one of " + KeyKind.names() + ", not '" + algorithm + "'"));
    if (days < 1 || days > 36_500) {
      throw new ParameterException(spec.commandLine(), "--days is 1 to 36500, not " + days);
    }
    return new NewCertificate(
        kind,
        subject == null ? usualSubject : subject,
        Duration.ofDays(days),
        KeyPlace.provider(),
        KeyPlace.clock());
  }
}
