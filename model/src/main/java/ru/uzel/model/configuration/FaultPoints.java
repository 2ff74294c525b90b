package ru.uzel.model.configuration;

/**
 * Named places around every commit, at which the fault runs kill the process. In ordinary runs
 * nothing happens there.
 */
public interface FaultPoints {

  FaultPoints NONE = point -> {};

  /**
   * @param point {@code <step>.<place>}: step is intake, flow, prepare, send or journal; place is
   *     before-send, after-send, before-commit or after-commit
   */
  void reached(String point);
}
