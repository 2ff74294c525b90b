package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.security.trust.SigningKeys;

/** Signs by the СМЭВ 3 profile: one pass over the element, one over SignedInfo. */
public final class XmlMessageSigner {

  /** An NCName without letters beyond ASCII; СМЭВ's own Ids are of this kind. */
  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");

  private final Provider provider;
  private final SigningKeys keys;
  private final XmlReaders readers;
  private final Map<String, ReadySigner> signers = new ConcurrentHashMap<>();
  private final ThreadLocal<Workbench> benches = ThreadLocal.withInitial(Workbench::new);

  public XmlMessageSigner(Provider provider, SigningKeys keys, XmlLimits limits) {
    this.provider = provider;
    this.keys = keys;
    readers = new XmlReaders(limits);
  }

  /** See {@link ru.uzel.model.signature.MessageSigner#signXml}. */
  public String signXml(byte[] element, String id, String key) {
    ReadySigner signer = signer(key);
    if (!ID.matcher(id).matches()) {
      throw refused("Id '" + id + "' is no name that a reference can carry");
    }
    Workbench bench = benches.get();
    SmevTransform.Reading reading = new SmevTransform.Reading(bench.form.clear());
    readers.read(element, reading);
    if (!id.equals(reading.id())) {
      throw refused("the element to sign has no attribute Id '" + id + "'");
    }
    byte[] digest = bench.form.octets().digest(bench.digest(signer.algorithm().digest()));
    SignedInfo signedInfo =
        new SignedInfo(signer.algorithm(), id, Base64.getEncoder().encodeToString(digest));
    try {
      byte[] value = signer.sign(signedInfo.canonical().getBytes(StandardCharsets.UTF_8));
      return signedInfo.signature(Base64.getEncoder().encodeToString(value), signer.certificate());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("key '" + key + "' cannot sign", failure);
    }
  }

  private ReadySigner signer(String alias) {
    ReadySigner known = signers.get(alias);
    if (known != null) {
      return known;
    }
    // Not computeIfAbsent alone: names of keys that do not exist must not stay in the map.
    ReadySigner ready =
        keys.find(alias)
            .map(key -> ReadySigner.of(key, provider))
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.NOT_FOUND,
                        Origin.HUB,
                        "there is no signing key '" + alias + "'",
                        "keys/hub.p12"));
    ReadySigner first = signers.putIfAbsent(alias, ready);
    return first == null ? ready : first;
  }

  private static RejectedFailure refused(String why) {
    return new RejectedFailure(FailureCode.INVALID_FIELD, Origin.HUB, why, "Id");
  }

  /** What one thread keeps ready. */
  private final class Workbench {

    final SmevForm form = new SmevForm();
    private final Map<XmlDigest, MessageDigest> digests = new EnumMap<>(XmlDigest.class);

    MessageDigest digest(XmlDigest algorithm) {
      return digests.computeIfAbsent(algorithm, one -> one.create(provider));
    }
  }
}
