package ru.uzel.console.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Language;
import ru.uzel.console.language.Times;
import ru.uzel.console.language.Words;
import ru.uzel.model.region.Region;

/** Reads from a request how the page is to be shown: Russian unless somebody switched. */
final class Visits {

  static final String COOKIE = "uzel-language";
  static final String PARAMETER = "lang";

  private final Region region;
  private final Clock clock;

  Visits(Region region, Clock clock) {
    this.region = region;
    this.clock = clock;
  }

  Visit of(HttpServletRequest request) {
    Optional<Language> chosen = language(request.getParameter(PARAMETER));
    Language language = chosen.or(() -> remembered(request)).orElse(Language.RU);
    Words words = Words.in(language);
    return new Visit(
        words,
        new Times(region.zone(), words),
        clock.instant(),
        inOtherLanguage(request, language.other()),
        chosen.isPresent());
  }

  private static Optional<Language> language(@Nullable String code) {
    return code == null ? Optional.empty() : Language.of(code);
  }

  private static Optional<Language> remembered(HttpServletRequest request) {
    Cookie @Nullable [] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .flatMap(cookie -> language(cookie.getValue()).stream())
        .findFirst();
  }

  private static String inOtherLanguage(HttpServletRequest request, Language other) {
    Address address = Address.of(request.getRequestURI());
    new TreeMap<>(request.getParameterMap())
        .forEach(
            (name, values) -> {
              if (!name.equals(PARAMETER)) {
                address.with(name, values[0]);
              }
            });
    return address.with(PARAMETER, other.code()).toString();
  }
}
