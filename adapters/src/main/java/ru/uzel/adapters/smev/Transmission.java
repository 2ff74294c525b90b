package ru.uzel.adapters.smev;

import java.io.IOException;
import java.io.OutputStream;

/** What goes out as the body of one request. */
interface Transmission {

  String contentType();

  void writeTo(OutputStream out) throws IOException;

  static Transmission of(byte[] envelope) {
    return new Transmission() {
      @Override
      public String contentType() {
        return SmevEnvelopes.CONTENT_TYPE;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(envelope);
      }
    };
  }
}
