package ru.uzel.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.PayloadVault;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureVerifier;

class SecurityModuleTest {

  @TempDir Path data;

  private AnnotationConfigApplicationContext start() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("uzel.data", data.toString())));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.register(SecurityModule.class);
    context.refresh();
    return context;
  }

  @Test
  void providesEveryPortFromAnEmptyDataDirectory() throws IOException {
    try (AnnotationConfigApplicationContext context = start()) {
      String element = "<d:Data xmlns:d=\"urn:d\" Id=\"X\">текст</d:Data>";
      String signature =
          context
              .getBean(MessageSigner.class)
              .signXml(element.getBytes(StandardCharsets.UTF_8), "X", "hub");
      Files.createDirectories(data.resolve("trust/own"));
      Files.copy(data.resolve("keys/hub.crt.pem"), data.resolve("trust/own/hub.pem"));
      String message =
          "<d:Message xmlns:d=\"urn:d\">"
              + element
              + "<d:Sign>"
              + signature
              + "</d:Sign></d:Message>";

      assertThat(
              context
                  .getBean(SignatureVerifier.class)
                  .verifyXml(
                      context
                          .getBean(SafeXml.class)
                          .parse(message.getBytes(StandardCharsets.UTF_8)),
                      List.of(new ExpectedSignature("Sign", "Data", "own")))
                  .summary())
          .isEqualTo("valid, signed by CN=Uzel,O=Regional Management Centre");
      assertThat(context.getBean(ContentHash.class).hex(new byte[0])).hasSize(64);
    }
  }

  @Test
  void opensAfterARestartWhatItSealedBefore() {
    byte[] sealed;
    try (AnnotationConfigApplicationContext context = start()) {
      sealed = context.getBean(PayloadVault.class).seal(new byte[] {1, 2, 3});
    }
    try (AnnotationConfigApplicationContext context = start()) {
      assertThat(context.getBean(PayloadVault.class).open(sealed)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void registersNoProviderWithTheJvm() {
    start().close();

    assertThat(Security.getProvider("BC")).isNull();
  }
}
