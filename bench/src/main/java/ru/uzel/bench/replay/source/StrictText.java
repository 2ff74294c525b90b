package ru.uzel.bench.replay.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Bytes as text, without ever putting a replacement for what is no text. */
final class StrictText {

  private final Charset charset;

  StrictText(Charset charset) {
    this.charset = charset;
  }

  /**
   * @throws CharacterCodingException whose message names the first byte that is no text, in Russian
   */
  String decode(byte[] bytes) throws CharacterCodingException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw new NotText(charset, in.position());
    }
    return out.flip().toString();
  }

  private static final class NotText extends CharacterCodingException {

    private static final long serialVersionUID = 1L;

    private final String message;

    NotText(Charset charset, int position) {
      message = "байт " + (position + 1) + " строки не является текстом в " + charset.name();
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}
