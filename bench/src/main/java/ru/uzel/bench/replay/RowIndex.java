package ru.uzel.bench.replay;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.edge.Outcome.Kind;

/** Of each row its outcome and where its last line stands: nine bytes. */
final class RowIndex {

  private static final List<Kind> KINDS = List.of(Kind.values());

  private long[] offsets = new long[1024];
  private byte[] kinds = new byte[1024];

  @Nullable Kind kind(long row) {
    return row >= kinds.length || kinds[(int) row] == 0 ? null : KINDS.get(kinds[(int) row] - 1);
  }

  long offset(long row) {
    return offsets[Math.toIntExact(row)];
  }

  void put(long row, Kind kind, long offset) {
    int index = Math.toIntExact(row);
    if (index >= kinds.length) {
      int size = Math.max(index + 1, kinds.length * 2);
      offsets = Arrays.copyOf(offsets, size);
      kinds = Arrays.copyOf(kinds, size);
    }
    offsets[index] = offset;
    kinds[index] = (byte) (KINDS.indexOf(kind) + 1);
  }
}
