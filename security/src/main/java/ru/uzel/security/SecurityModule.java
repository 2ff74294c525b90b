package ru.uzel.security;

import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.intake.OnceOnly;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.PayloadVault;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureVerifier;
import ru.uzel.security.hash.StreebogHash;
import ru.uzel.security.signature.CmsSigner;
import ru.uzel.security.signature.CmsVerifier;
import ru.uzel.security.signature.HardenedXml;
import ru.uzel.security.signature.HubSigner;
import ru.uzel.security.signature.HubVerifier;
import ru.uzel.security.signature.XmlLimits;
import ru.uzel.security.signature.XmlMessageSigner;
import ru.uzel.security.signature.XmlSignatureVerifier;
import ru.uzel.security.trust.HubKeyFiles;
import ru.uzel.security.trust.HubKeys;
import ru.uzel.security.trust.SigningKeys;
import ru.uzel.security.trust.TokenKeys;
import ru.uzel.security.trust.TrustLists;
import ru.uzel.security.vault.OnceOnlyFiles;
import ru.uzel.security.vault.SealedFiles;
import ru.uzel.security.vault.SealingVault;
import ru.uzel.security.vault.VaultKey;

/**
 * The security ports. Every class takes the cryptographic provider as an argument and none is
 * registered with the JVM, so that a certified one can take Bouncy Castle's place here.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityModule {

  private final Provider provider;
  private final Path data;
  private final Clock clock;
  private final XmlLimits limits;

  SecurityModule(
      @Value("${uzel.data}") String data,
      @Value("${uzel.security.xml-limit-bytes:67108864}") int xmlLimit,
      @Value("${uzel.security.provider:}") String providerClass,
      @Value("${uzel.security.provider-path:}") String providerJars,
      Clock clock) {
    provider = ChosenProvider.of(providerClass, providerJars);
    this.data = Path.of(data);
    this.clock = clock;
    limits = XmlLimits.ofBytes(xmlLimit);
  }

  @Bean
  MessageSigner messageSigner() {
    SigningKeys keys =
        new HubKeys(HubKeyFiles.open(data.resolve("keys"), provider, clock), new TokenKeys());
    return new HubSigner(
        new XmlMessageSigner(provider, keys, limits), new CmsSigner(provider, keys, clock));
  }

  @Bean
  SignatureVerifier signatureVerifier() {
    TrustLists trust = new TrustLists(data.resolve("trust"), provider, clock);
    return new HubVerifier(
        new XmlSignatureVerifier(provider, trust), new CmsVerifier(provider, trust, clock));
  }

  @Bean
  SafeXml safeXml() {
    return new HardenedXml(limits);
  }

  @Bean
  ContentHash contentHash() {
    return new StreebogHash(provider);
  }

  @Bean
  VaultKey vaultKey() {
    return VaultKey.at(data.resolve("vault.key"));
  }

  @Bean
  PayloadVault payloadVault(VaultKey key) {
    return new SealingVault(key);
  }

  @Bean
  OnceOnly onceOnly(PayloadVault vault) {
    return new OnceOnlyFiles(data.resolve("untaken"), vault);
  }

  @Bean
  SealedFiles contentStore(VaultKey key) {
    return SealedFiles.in(data.resolve("content"), key, provider);
  }
}
