package ru.uzel.adapters.smev;

import java.io.InputStream;
import java.util.Optional;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.signature.DetachedContent;

/** A stored file as what a detached signature covers; its digest is its name. */
record StoredContent(ContentStore contents, ContentRef content) implements DetachedContent {

  @Override
  public InputStream open() {
    return contents.open(content);
  }

  @Override
  public Optional<byte[]> streebog256() {
    return Optional.of(content.digest());
  }
}
