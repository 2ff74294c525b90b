package ru.uzel.security.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The OpenSSL of this machine with the GOST engine, working in a directory. */
final class OpenSsl {

  private static final String CONFIGURATION =
      """
      openssl_conf = openssl_def
      [openssl_def]
      engines = engine_section
      [engine_section]
      gost = gost_section
      [gost_section]
      engine_id = gost
      default_algorithms = ALL
      CRYPT_PARAMS = id-Gost28147-89-CryptoPro-A-ParamSet
      [req]
      distinguished_name = dn
      x509_extensions = authority
      [dn]
      [authority]
      basicConstraints = critical,CA:TRUE
      keyUsage = critical,keyCertSign,cRLSign,digitalSignature
      [signer]
      basicConstraints = critical,CA:FALSE
      keyUsage = critical,digitalSignature,nonRepudiation
      subjectKeyIdentifier = hash
      [ca]
      default_ca = authority_files
      [authority_files]
      database = index.txt
      default_crl_days = 30
      """;

  private final Path directory;

  private OpenSsl(Path directory) {
    this.directory = directory;
  }

  /** Skips the test where OpenSSL or its GOST engine is not installed. */
  static OpenSsl in(Path directory) {
    OpenSsl tool = new OpenSsl(directory);
    tool.write("openssl.cnf", CONFIGURATION.getBytes(StandardCharsets.US_ASCII));
    boolean there = false;
    try {
      Process asked = tool.start(List.of("engine", "gost"));
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      there = asked.waitFor() == 0 && answer.contains("GOST engine");
    } catch (IOException missing) {
      there = false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Assumptions.assumeTrue(
        there, "OpenSSL with its GOST engine is not installed (Debian: libengine-gost-openssl)");
    return tool;
  }

  Path write(String file, byte[] content) {
    try {
      return Files.write(directory.resolve(file), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  byte[] read(String file) {
    try {
      return Files.readAllBytes(directory.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Runs a command line, split at spaces, that must succeed; returns what it said. */
  String run(String commandLine) {
    List<String> arguments = List.of(commandLine.split(" "));
    try {
      Process process = start(arguments);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(commandLine).isTrue();
      assertThat(process.exitValue()).as(commandLine + ": " + said).isZero();
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("OPENSSL_CONF", directory.resolve("openssl.cnf").toString());
    return builder.start();
  }

  /** A key in {@code NAME.key} with a certificate signed by itself in {@code NAME.crt}. */
  void authority(String name, String algorithm, String digest) {
    run("genpkey " + algorithm + " -out " + name + ".key");
    run(
        "req -new -x509 -key "
            + name
            + ".key -"
            + digest
            + " -subj /C=RU/O=Test/CN="
            + name
            + " -days 365 -out "
            + name
            + ".crt");
  }

  /** A key in {@code NAME.key} with a certificate by an authority in {@code NAME.crt}. */
  void signer(String name, String algorithm, String digest, String authority) {
    run("genpkey " + algorithm + " -out " + name + ".key");
    run(
        "req -new -key "
            + name
            + ".key -"
            + digest
            + " -subj /CN="
            + name
            + " -out "
            + name
            + ".csr");
    run(
        "x509 -req -in "
            + name
            + ".csr -CA "
            + authority
            + ".crt -CAkey "
            + authority
            + ".key -CAcreateserial -"
            + digest
            + " -days 30 -extfile openssl.cnf -extensions signer -out "
            + name
            + ".crt");
  }
}
