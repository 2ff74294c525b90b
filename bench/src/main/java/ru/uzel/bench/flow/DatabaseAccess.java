package ru.uzel.bench.flow;

/** How the harness reaches the PostgreSQL that the hub uses. */
record DatabaseAccess(String url, String user, String password) {

  @Override
  public String toString() {
    return url;
  }
}
