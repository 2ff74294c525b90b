package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import ru.uzel.model.signature.ContentHash;

class MerkleFrontierTest {

  private final ContentHash hash = new Sha256();

  @Test
  void agreesWithTheDefinitionForEverySizeUpToSeventy() {
    MerkleFrontier grown = empty();
    for (int size = 0; size <= 70; size++) {
      assertThat(grown.root()).isEqualTo(NaiveTree.root(hash, leaves(size)));
      assertThat(grown.size()).isEqualTo(size);
      assertThat(empty().with(leaves(size)).root()).isEqualTo(grown.root());
      grown = grown.with(List.of(leaf(size)));
    }
  }

  @Test
  void agreesWithThePublishedVectors() {
    // The test vectors of RFC 6962 implementations (google/certificate-transparency).
    List<byte[]> leaves =
        IntStream.range(0, 3)
            .mapToObj(i -> HexFormat.of().parseHex(List.of("", "00", "10").get(i)))
            .map(content -> MerkleFrontier.leaf(hash, content))
            .toList();

    assertThat(HexFormat.of().formatHex(empty().root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(HexFormat.of().formatHex(empty().with(leaves.subList(0, 1)).root()))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(HexFormat.of().formatHex(empty().with(leaves.subList(0, 2)).root()))
        .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    assertThat(HexFormat.of().formatHex(empty().with(leaves).root()))
        .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
  }

  @Property(tries = 200)
  void doesNotDependOnHowLeavesComeInBatches(
      @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 40) Integer> batches) {
    MerkleFrontier tree = empty();
    List<byte[]> all = new ArrayList<>();
    for (int batch : batches) {
      List<byte[]> leaves =
          IntStream.range(all.size(), all.size() + batch).mapToObj(this::leaf).toList();
      // As after a restart: only size and roots survive.
      tree = new MerkleFrontier(hash, tree.size(), tree.roots()).with(leaves);
      all.addAll(leaves);
    }

    assertThat(tree.size()).isEqualTo(all.size());
    assertThat(tree.root()).isEqualTo(NaiveTree.root(hash, all));
  }

  @Test
  void refusesRootsThatDoNotFitTheSize() {
    assertThatThrownBy(() -> new MerkleFrontier(hash, 3, List.of(leaf(0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private MerkleFrontier empty() {
    return new MerkleFrontier(hash, 0, List.of());
  }

  private List<byte[]> leaves(int count) {
    return IntStream.range(0, count).mapToObj(this::leaf).toList();
  }

  private byte[] leaf(int i) {
    return MerkleFrontier.leaf(hash, Integer.toString(i).getBytes(StandardCharsets.UTF_8));
  }
}
