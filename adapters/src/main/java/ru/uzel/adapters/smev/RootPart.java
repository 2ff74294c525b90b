package ru.uzel.adapters.smev;

import ru.uzel.model.message.WireBytes;

/** The SOAP envelope in an answer: the whole of it, or the root part of a multipart (MTOM) one. */
final class RootPart {

  private RootPart() {}

  static byte[] of(WireBytes answer) {
    return MtomMessage.of(answer).root();
  }
}
