package ru.uzel.adapters.smev;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.OnceOnly;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureVerifier;

/** Exchange with executive bodies through СМЭВ 3. */
@Configuration(proxyBeanMethods = false)
public class SmevAdapter {

  @Bean
  WireMapping smevMapping(MessageSigner signer, SafeXml xml, ContentStore contents) {
    return new SmevMapper(new SmevEnvelopes(signer), xml, new AttachmentWriting(contents, signer));
  }

  @Bean(destroyMethod = "close")
  SmevClients smevClients() {
    return new SmevClients();
  }

  @Bean
  RoutesBuilder smevRoutes(
      SmevClients clients,
      MessageSigner signer,
      SafeXml xml,
      SignatureVerifier verifier,
      Intake intake,
      ContentStore contents,
      Secrets secrets,
      OnceOnly onceOnly,
      PartyDirectory parties,
      Clock clock) {
    return new SmevRoutes(
        new SmevSender(
            clients, xml, verifier, intake, new AttachmentDelivery(contents, xml, secrets)),
        clients,
        new SmevDialogue(
            new SmevEnvelopes(signer),
            xml,
            verifier,
            intake,
            new AttachmentIntake(contents, verifier)),
        parties,
        onceOnly,
        clock);
  }
}
