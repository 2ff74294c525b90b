package ru.uzel.adapters.executor;

import java.io.InputStream;
import ru.uzel.model.content.ContentRef;

/** A kept file on its way out; whoever writes it closes its bytes. */
record OpenedFile(ContentRef content, InputStream bytes) {}
