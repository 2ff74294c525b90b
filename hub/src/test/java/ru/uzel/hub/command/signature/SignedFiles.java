package ru.uzel.hub.command.signature;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import picocli.CommandLine;
import ru.uzel.hub.command.HubCommand;
import ru.uzel.security.ChosenProvider;
import ru.uzel.security.signature.CmsSigner;
import ru.uzel.security.signature.XmlLimits;
import ru.uzel.security.signature.XmlMessageSigner;
import ru.uzel.security.trust.HubKeyFiles;

/** Files that a hub's own key signed, and the command line run on them. */
final class SignedFiles {

  static final String TYPES = "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3";

  final Path folder;
  private final XmlMessageSigner signer;
  private final CmsSigner files;
  private String output = "";

  SignedFiles(Path folder) {
    this.folder = folder;
    Provider provider = ChosenProvider.of("", "");
    HubKeyFiles keys = HubKeyFiles.open(folder.resolve("keys"), provider, Clock.systemUTC());
    signer = new XmlMessageSigner(provider, keys, XmlLimits.ofBytes(1 << 20));
    files = new CmsSigner(provider, keys, Clock.systemUTC());
  }

  /** A request as a party of СМЭВ sends it. */
  String message(String text) {
    String data =
        "<t:SenderProvidedRequestData xmlns:t=\""
            + TYPES
            + "\" Id=\"DATA\"><t:MessageID>"
            + text
            + "</t:MessageID></t:SenderProvidedRequestData>";
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>"
        + "<t:SendRequestRequest xmlns:t=\""
        + TYPES
        + "\">"
        + data
        + "<t:CallerInformationSystemSignature>"
        + signer.signXml(data.getBytes(StandardCharsets.UTF_8), "DATA", HubKeyFiles.ALIAS)
        + "</t:CallerInformationSystemSignature></t:SendRequestRequest></s:Body></s:Envelope>";
  }

  /** A detached signature of a file, as it stands in a .p7s. */
  byte[] cms(Path file) {
    return files.signDetached(new GivenFile(file), HubKeyFiles.ALIAS);
  }

  /** A folder of trust that believes the signer. */
  Path trust() {
    return folder.resolve("keys");
  }

  Path file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Runs {@code uzel signature …}; returns its exit code. */
  int run(Object... arguments) {
    StringWriter written = new StringWriter();
    CommandLine line =
        HubCommand.commandLine().setOut(new PrintWriter(written)).setErr(new PrintWriter(written));
    String[] words = new String[arguments.length + 1];
    words[0] = "signature";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    int code = line.execute(words);
    output = written.toString();
    return code;
  }

  /** What the last run wrote. */
  String output() {
    return output;
  }
}
