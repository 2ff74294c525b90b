package ru.uzel.journal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ContentHash;

/** A record ready to be appended: as it will be stored, with its payload and its leaf hash. */
record Leaf(JournalRecord record, @Nullable WireBytes payload, Hash hash) {

  private static final Logger LOG = LoggerFactory.getLogger(Leaf.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Thirty-two bytes. */
  static final class Hash {
    private final byte[] bytes;

    Hash(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  static Leaf of(JournalEntry entry, ContentHash contentHash) {
    JournalRecord given = entry.record();
    WireBytes payload = entry.payload();
    String payloadHash = given.payloadHash();
    if (payload != null && (payloadHash == null || !isHash(payloadHash))) {
      payloadHash = contentHash.hex(payload.bytes());
    }
    if (payloadHash != null && !isHash(payloadHash)) {
      // One bad record must not hold up the journal for ever.
      LOG.warn("A record names a payload by something that is no hash; it is kept without it");
      payloadHash = null;
    }
    JournalRecord record = CanonicalRecord.storable(given, payloadHash);
    byte[] leaf = MerkleFrontier.leaf(contentHash, CanonicalRecord.bytes(record));
    return new Leaf(record, payload, new Hash(leaf));
  }

  private static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }
}
