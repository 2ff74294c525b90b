package ru.uzel.hub.command.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.security.signature.XrayReference;
import ru.uzel.security.signature.XraySignature;
import ru.uzel.security.signature.XrayStep;

/** The canonical forms as files, to be compared with other tools. */
final class StepFiles {

  private StepFiles() {}

  /** Writes {@code 1-signed-info.xml}, {@code 1-reference-1-step-2.xml} and so on. */
  static void write(Path folder, List<XraySignature> signatures) {
    try {
      Files.createDirectories(folder);
      int number = 0;
      for (XraySignature signature : signatures) {
        number++;
        if (signature.signedInfo() != null) {
          write(folder, number + "-signed-info.xml", signature.signedInfo());
        }
        int reference = 0;
        for (XrayReference one : signature.references()) {
          reference++;
          int step = 0;
          for (XrayStep outcome : one.steps()) {
            step++;
            write(folder, number + "-reference-" + reference + "-step-" + step + ".xml", outcome);
          }
        }
      }
    } catch (IOException failure) {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND,
          Origin.CLIENT,
          "--out: cannot write to " + folder + ": " + failure.getMessage(),
          null);
    }
  }

  private static void write(Path folder, String name, XrayStep step) throws IOException {
    Files.write(folder.resolve(name), step.octets());
  }
}
