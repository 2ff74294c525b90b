package ru.uzel.mocks.smev;

import java.util.List;

/**
 * What an operation answers.
 *
 * @param body what stands in soap:Body
 * @param parts what goes along as parts of a multipart answer
 */
record Reply(String body, List<OutgoingPart> parts) {

  static Reply of(String body) {
    return new Reply(body, List.of());
  }
}
