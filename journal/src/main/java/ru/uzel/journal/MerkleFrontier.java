package ru.uzel.journal;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.signature.ContentHash;

/**
 * A Merkle tree of which only the roots of its perfect subtrees are kept, the largest first: one
 * for each bit of its size. That is enough to append to it and to know its root (RFC 9162 §2.1.1).
 */
final class MerkleFrontier {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final ContentHash hash;
  private final long size;
  private final List<byte[]> roots;

  MerkleFrontier(ContentHash hash, long size, List<byte[]> roots) {
    if (roots.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves does not have " + roots.size() + " perfect subtrees");
    }
    this.hash = hash;
    this.size = size;
    this.roots = List.copyOf(roots);
  }

  static byte[] leaf(ContentHash hash, byte[] content) {
    return hash.digest(LEAF, content);
  }

  static byte[] node(ContentHash hash, byte[] left, byte[] right) {
    return hash.digest(NODE, left, right);
  }

  long size() {
    return size;
  }

  List<byte[]> roots() {
    return roots;
  }

  MerkleFrontier with(List<byte[]> leaves) {
    List<byte[]> grown = new ArrayList<>(roots);
    long grownSize = size;
    for (byte[] leaf : leaves) {
      byte[] subtree = leaf;
      // As in counting up: each trailing one of the size is a subtree as large as the new one.
      for (long rest = grownSize; (rest & 1) == 1; rest >>= 1) {
        subtree = node(hash, grown.remove(grown.size() - 1), subtree);
      }
      grown.add(subtree);
      grownSize++;
    }
    return new MerkleFrontier(hash, grownSize, grown);
  }

  byte[] root() {
    if (roots.isEmpty()) {
      return hash.digest();
    }
    byte[] root = roots.get(roots.size() - 1);
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = node(hash, roots.get(i), root);
    }
    return root;
  }
}
