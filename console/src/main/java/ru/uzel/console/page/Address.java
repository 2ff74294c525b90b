package ru.uzel.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;

/** Where a page is; the one place in which addresses are put together. */
public final class Address {

  /** Below it everything but the first page. */
  public static final String ROOT = "/console";

  private final String path;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private Address(String path) {
    this.path = path;
  }

  public static Address overview() {
    return new Address("/");
  }

  public static Address messages() {
    return new Address(ROOT + "/messages");
  }

  public static Address message(MessageId id) {
    return new Address(ROOT + "/messages/" + id);
  }

  public static Address hubCase(CaseId id) {
    return new Address(ROOT + "/cases/" + id);
  }

  public static Address records() {
    return new Address(ROOT + "/records");
  }

  public static Address search(String sought) {
    return new Address(ROOT + "/search").with("q", sought);
  }

  public static Address slice(String name) {
    return new Address(ROOT + "/slices/" + name);
  }

  /** The slice as a file. */
  public static Address sliceFile(String name) {
    return new Address(ROOT + "/slices/" + name + "/csv");
  }

  public static Address runbook(String name) {
    return new Address(ROOT + "/runbook/" + name);
  }

  /** Of the page somebody is on; what is not one of ours becomes the first page. */
  static Address of(String requested) {
    return new Address(requested.matches(ROOT + "(/[A-Za-z0-9._-]+)+") ? requested : "/");
  }

  /** Null and blank values are left out. */
  public Address with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      parameters.put(name, value.toString());
    }
    return this;
  }

  @Override
  public String toString() {
    return parameters.isEmpty()
        ? path
        : path
            + parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
