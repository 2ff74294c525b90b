package ru.uzel.mocks.pos;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order to make an export and drop it. */
record Export(
    @Nullable String fileName,
    @Nullable List<Map<String, String>> rows,
    @Nullable List<String> columns,
    @Nullable Boolean corrupt) {}
