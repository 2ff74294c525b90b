package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** MTOM messages as servers and files of recorded traffic have them. */
final class Mtom {

  private Mtom() {}

  static byte[] multipart(String root, String id, String content, String lineEnd) {
    return body(root, id, content).replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
  }

  /** The same under the HTTP headers it came with. */
  static byte[] http(String root, String id, String content) {
    return ("HTTP/1.1 200 OK\nDate: x\n"
            + "Content-Type: multipart/related; type=\"application/xop+xml\";\n"
            + " boundary=\"uuid:1-2\"; start=\"<root@x>\"; start-info=\"text/xml\"\n\n"
            + body(root, id, content))
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String body(String root, String id, String content) {
    return "--uuid:1-2\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\n"
        + "Content-Transfer-Encoding: binary\nContent-ID: <root@x>\n\n"
        + root
        + "\n--uuid:1-2\nContent-Type: application/octet-stream\n"
        + "Content-Transfer-Encoding: binary\nContent-ID: <"
        + id
        + ">\n\n"
        + content
        + "\n--uuid:1-2--\n";
  }

  static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
