package ru.uzel.adapters.regional;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;

/**
 * What an address below {@code /<party>/open311/} stands for.
 *
 * @param party as the path says it, existing or not; null where it cannot be a party's name
 * @param resource null where there is no such resource
 * @param id what follows the resource's name, without the ending
 * @param format the wanted one; XML, which GeoReport v2 makes mandatory, where none or an unknown
 *     one is named
 */
record Open311Address(
    @Nullable PartyName party,
    @Nullable Resource resource,
    String id,
    Open311Format format,
    boolean formatKnown) {

  /** The resources of GeoReport v2 and of Service Discovery. */
  enum Resource {
    DISCOVERY("GET, HEAD, OPTIONS"),
    SERVICES("GET, HEAD, OPTIONS"),
    SERVICE("GET, HEAD, OPTIONS"),
    REQUESTS("GET, HEAD, OPTIONS, POST"),
    REQUEST("GET, HEAD, OPTIONS"),
    TOKEN("GET, HEAD, OPTIONS");

    private final String methods;

    Resource(String methods) {
      this.methods = methods;
    }

    String methods() {
      return methods;
    }

    boolean takes(String method) {
      return List.of(methods.split(", ", -1)).contains(method);
    }
  }

  static Open311Address of(String path) {
    List<String> segments = List.of(path.split("/", -1));
    String last = decoded(segments.get(segments.size() - 1));
    int dot = last.lastIndexOf('.');
    String name = dot < 0 ? last : last.substring(0, dot);
    Optional<Open311Format> format = Open311Format.of(dot < 0 ? "" : last.substring(dot + 1));
    List<String> within =
        segments.size() > 3 ? segments.subList(3, segments.size() - 1) : List.of("?");
    return new Open311Address(
        party(segments),
        resource(String.join("/", within), name),
        name,
        format.orElse(Open311Format.XML),
        format.isPresent());
  }

  /** RFC 3986: unlike in forms, a plus sign stands for itself in a path. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }

  private static @Nullable PartyName party(List<String> segments) {
    try {
      return new PartyName(segments.size() > 1 ? segments.get(1) : "");
    } catch (IllegalArgumentException noName) {
      return null;
    }
  }

  private static @Nullable Resource resource(String folder, String name) {
    return switch (folder) {
      case "" -> name.equals("discovery") ? Resource.DISCOVERY : null;
      case "v2" ->
          switch (name) {
            case "discovery" -> Resource.DISCOVERY;
            case "services" -> Resource.SERVICES;
            case "requests" -> Resource.REQUESTS;
            default -> null;
          };
      case "v2/services" -> Resource.SERVICE;
      case "v2/requests" -> Resource.REQUEST;
      case "v2/tokens" -> Resource.TOKEN;
      default -> null;
    };
  }
}
