package ru.uzel.console.page;

import java.io.Serial;

/** A parameter of an address says nothing that makes sense; the reader is told which. */
public final class WrongParameter extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String parameter;

  public WrongParameter(String parameter) {
    super("parameter '" + parameter + "' makes no sense");
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
