package ru.uzel.mocks.smev;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import ru.uzel.mocks.smev.SmevSettings.SignatureCheck;

/**
 * Who checks signatures, as it turned out.
 *
 * @param wanted by the settings
 * @param note why it is another one; empty when it is not
 */
record Checkers(SignatureCheck wanted, List<SignatureMath> maths, String note) {

  Checkers {
    maths = List.copyOf(maths);
  }

  static Checkers choose(SignatureCheck wanted, Path scratch, BooleanSupplier installed) {
    SignatureMath own = new OwnMath();
    if (wanted == SignatureCheck.OWN) {
      return new Checkers(wanted, List.of(own), "");
    }
    if (!installed.getAsBoolean()) {
      return new Checkers(
          wanted,
          List.of(own),
          "OpenSSL with the GOST engine is not installed (Debian: libengine-gost-openssl);"
              + " signatures are checked by the emulator's own code alone");
    }
    SignatureMath openSsl = new OpenSsl(scratch);
    return new Checkers(
        wanted, wanted == SignatureCheck.BOTH ? List.of(own, openSsl) : List.of(openSsl), "");
  }
}
