package ru.uzel.adapters.municipal;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What proves to a system that the hub logged in.
 *
 * @param headers of every request
 */
record Session(Map<String, String> headers) {

  static final Session NONE = new Session(Map.of());

  Session {
    headers = Map.copyOf(headers);
  }

  static Session bearer(String token) {
    return new Session(Map.of("Authorization", "Bearer " + token));
  }

  /** RFC 6265: names and values go back, attributes do not. */
  static Session cookies(HttpHeaders answer) {
    List<String> given = answer.allValues("Set-Cookie");
    return given.isEmpty()
        ? NONE
        : new Session(
            Map.of(
                "Cookie",
                given.stream()
                    .map(cookie -> cookie.split(";", 2)[0].strip())
                    .collect(Collectors.joining("; "))));
  }

  /** Without what it is: it is as good as a password. */
  @Override
  public String toString() {
    return "a session";
  }
}
