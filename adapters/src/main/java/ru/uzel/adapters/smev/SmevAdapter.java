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
  AttachmentIntake smevAttachments(ContentStore contents, SignatureVerifier verifier) {
    return new AttachmentIntake(contents, verifier);
  }

  @Bean
  DoubtedMessages smevDoubts(
      ContentStore contents,
      SafeXml xml,
      SignatureVerifier verifier,
      AttachmentIntake smevAttachments) {
    return new DoubtedMessages(contents, xml, verifier, smevAttachments);
  }

  @Bean
  WireMapping smevMapping(
      MessageSigner signer, SafeXml xml, ContentStore contents, DoubtedMessages smevDoubts) {
    return new SmevMapper(
        new SmevEnvelopes(signer), xml, new AttachmentWriting(contents, signer), smevDoubts);
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
      AttachmentIntake smevAttachments,
      DoubtedMessages smevDoubts,
      PartyDirectory parties,
      Clock clock) {
    return new SmevRoutes(
        new SmevSender(
            clients, xml, verifier, intake, new AttachmentDelivery(contents, xml, secrets)),
        clients,
        new SmevTaking(
            new SmevDialogue(new SmevEnvelopes(signer), xml, verifier, intake),
            intake,
            smevAttachments,
            smevDoubts),
        parties,
        onceOnly,
        clock);
  }
}
