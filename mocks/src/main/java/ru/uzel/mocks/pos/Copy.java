package ru.uzel.mocks.pos;

import org.jspecify.annotations.Nullable;

/** An order to drop a file that lies on the disk. */
record Copy(@Nullable String path, @Nullable String fileName) {}
