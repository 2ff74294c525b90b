package ru.uzel.adapters.smev;

import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/** A file in СМЭВ's file store and the credentials made for fetching it. */
record FtpFile(String path, FtpLogin login) {

  static FtpFile read(Tree file) {
    return new FtpFile(
        required(file, "FileName"),
        new FtpLogin(required(file, "UserName"), file.text("Password").orElse("")));
  }

  private static String required(Tree file, String name) {
    String text = file.text(name).orElse("");
    // A line break would end the command to the server and begin another.
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      String where = "FSAttachment/" + name;
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.PARTNER,
          where + " is missing, or has control characters",
          where);
    }
    return text;
  }
}
