package ru.uzel.adapters.executor;

import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.SignatureVerifier;

/** Exchange with bodies that have a REST interface. */
@Configuration(proxyBeanMethods = false)
public class ExecutorAdapter {

  @Bean
  WireMapping executorMapping(MessageCodec codec, MessageSigner signer) {
    return new ExecutorMapper(codec, signer);
  }

  @Bean
  RoutesBuilder executorRoutes(Secrets secrets, SignatureVerifier verifier, Intake intake) {
    return new ExecutorRoutes(new ExecutorSender(new ExecutorClient(), secrets, verifier, intake));
  }

  @Bean
  ExecutorController executorController(
      PartyDirectory parties,
      Secrets secrets,
      SignatureVerifier verifier,
      AssignedCases cases,
      ReceiptBook receipts,
      Intake intake,
      ContentHash hash,
      ContentStore contents,
      JournalSearch journal) {
    return new ExecutorController(
        new Bodies(parties, secrets),
        new UpdateIntake(
            verifier, cases, receipts, intake, hash, new FileIntake(contents, verifier, hash)),
        new CaseShowing(cases),
        new HandedFiles(cases, journal, contents),
        intake);
  }
}
