package ru.uzel.bench.flow;

/**
 * One act of the path: what it costs at its fastest, and how often one message needs it.
 *
 * @param micros CPU time of one
 * @param count how often per completed message
 */
record FloorLine(String act, double micros, double count) {

  double perMessageMicros() {
    return micros * count;
  }
}
