package ru.uzel.mocks.smev;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/**
 * OpenSSL with the GOST engine (Debian: libengine-gost-openssl), a process for each question. It
 * shares nothing with Bouncy Castle, so that a common mistake of both sides would be seen.
 */
final class OpenSsl implements SignatureMath {

  private static final long PATIENCE_SECONDS = 30;

  private final Path scratch;

  OpenSsl(Path scratch) {
    this.scratch = scratch;
  }

  /** Whether there is an OpenSSL here, and an engine that it can load. */
  static boolean isInstalled() {
    try {
      Ran ran = run(List.of("openssl", "engine", "-t", "gost"), new byte[0]);
      String said = ran.text();
      return ran.code == 0 && said.contains("[ available ]");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public byte[] digest(SignatureAlgorithm algorithm, byte[] bytes) {
    try {
      return run(command(algorithm, "-binary"), bytes).out;
    } catch (IOException e) {
      throw new UncheckedIOException("openssl", e);
    }
  }

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, PublicKey key, byte[] bytes, byte[] value) {
    if (value.length % 2 != 0 || value.length == 0) {
      return false;
    }
    try {
      Path publicKey = Files.createTempFile(scratch, "key-", ".pem");
      Path signature = Files.createTempFile(scratch, "signature-", ".der");
      try {
        Files.writeString(publicKey, pem(key));
        Files.write(signature, algorithm == SignatureAlgorithm.ECDSA ? der(value) : value);
        Ran ran =
            run(
                command(
                    algorithm, "-verify", publicKey.toString(), "-signature", signature.toString()),
                bytes);
        return ran.code == 0 && ran.text().contains("Verified OK");
      } finally {
        Files.deleteIfExists(publicKey);
        Files.deleteIfExists(signature);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("openssl", e);
    }
  }

  @Override
  public String who() {
    return " (OpenSSL)";
  }

  private static List<String> command(SignatureAlgorithm algorithm, String... more) {
    List<String> command = new ArrayList<>(List.of("openssl", "dgst"));
    if (algorithm != SignatureAlgorithm.ECDSA) {
      command.addAll(List.of("-engine", "gost"));
    }
    command.add("-" + algorithm.openSslDigest());
    command.addAll(Arrays.asList(more));
    return command;
  }

  /** OpenSSL wants r and s of ECDSA as DER. */
  private static byte[] der(byte[] value) throws IOException {
    int half = value.length / 2;
    return new DERSequence(
            new ASN1Integer[] {
              new ASN1Integer(new BigInteger(1, Arrays.copyOf(value, half))),
              new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(value, half, value.length)))
            })
        .getEncoded();
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static Ran run(List<String> command, byte[] input) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      try (var in = process.getOutputStream()) {
        in.write(input);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      process.getInputStream().transferTo(out);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no answer in " + PATIENCE_SECONDS + " s");
      }
      return new Ran(process.exitValue(), out.toByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Ran(int code, byte[] out) {

    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }
}
