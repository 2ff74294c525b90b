package ru.uzel.journal;

import java.util.List;
import ru.uzel.model.signature.ContentHash;

/** MTH as RFC 9162 §2.1.1 defines it, word for word. */
final class NaiveTree {

  private NaiveTree() {}

  static byte[] root(ContentHash hash, List<byte[]> leaves) {
    int n = leaves.size();
    if (n == 0) {
      return hash.digest();
    }
    if (n == 1) {
      return leaves.get(0);
    }
    int k = Integer.highestOneBit(n - 1);
    return hash.digest(
        new byte[] {1}, root(hash, leaves.subList(0, k)), root(hash, leaves.subList(k, n)));
  }
}
