package ru.uzel.hub.command.signature;

import java.io.PrintWriter;

/** A way to tell a verdict. */
interface Report {

  void write(Verdict verdict, PrintWriter out);
}
