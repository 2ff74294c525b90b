package ru.uzel.bench.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.KeptFile;
import ru.uzel.bench.wire.HubApi;

/** Asks the hub's content store for each file on record, once, and counts its hash anew. */
final class KeptFiles {

  private final HubApi hub;
  private final Map<String, KeptFile> read = new LinkedHashMap<>();

  KeptFiles(HubApi hub) {
    this.hub = hub;
  }

  void follow(JournalLine line) {
    String hash = line.payloadHash();
    if (line.is("ATTACHED") && hash != null) {
      read.computeIfAbsent(hash, this::ask);
    }
  }

  List<KeptFile> all() {
    return List.copyOf(read.values());
  }

  private KeptFile ask(String hash) {
    byte[] bytes = hub.payload(hash);
    try {
      byte[] found =
          MessageDigest.getInstance("GOST3411-2012-256", new BouncyCastleProvider()).digest(bytes);
      return new KeptFile(hash, bytes.length, HexFormat.of().formatHex(found));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Bouncy Castle has no Streebog-256", missing);
    }
  }
}
