package ru.uzel.mocks.smev;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema that another one imports by its file name: {@code smev-message-exchange-x-1.3.xsd}. */
record SchemaImport(String file) implements LSInput {

  @Override
  public InputStream getByteStream() {
    String version = file.replaceFirst("^.*-([0-9.]+)\\.xsd$", "$1");
    return Contract.resource(version + "/" + file);
  }

  @Override
  public String getSystemId() {
    return file;
  }

  @Override
  public @Nullable Reader getCharacterStream() {
    return null;
  }

  @Override
  public @Nullable String getStringData() {
    return null;
  }

  @Override
  public @Nullable String getPublicId() {
    return null;
  }

  @Override
  public @Nullable String getBaseURI() {
    return null;
  }

  @Override
  public @Nullable String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setCharacterStream(Reader reader) {}

  @Override
  public void setByteStream(InputStream stream) {}

  @Override
  public void setStringData(String data) {}

  @Override
  public void setSystemId(String id) {}

  @Override
  public void setPublicId(String id) {}

  @Override
  public void setBaseURI(String uri) {}

  @Override
  public void setEncoding(String encoding) {}

  @Override
  public void setCertifiedText(boolean certified) {}
}
