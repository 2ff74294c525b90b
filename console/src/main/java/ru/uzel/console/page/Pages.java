package ru.uzel.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import ru.uzel.model.region.Region;

/** Renders pages: a template, what it shows, and the frame around all of them. */
public final class Pages {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final Visits visits;
  private final Region region;
  private final Assets assets;
  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  Pages(Region region, Assets assets, Clock clock) {
    this.visits = new Visits(region, clock);
    this.region = region;
    this.assets = assets;
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("ru/uzel/console/page/templates/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCheckExistence(false);
    engine.setTemplateResolver(resolver);
    engine.setMessageResolver(new TextResolver());
  }

  public Visit visit(HttpServletRequest request) {
    return visits.of(request);
  }

  public ResponseEntity<byte[]> show(Visit visit, String template, Map<String, ?> shown) {
    return show(visit, HttpStatus.OK, template, shown);
  }

  private ResponseEntity<byte[]> show(
      Visit visit, HttpStatus status, String template, Map<String, ?> shown) {
    Context context = new Context(visit.language().locale());
    shown.forEach(context::setVariable);
    context.setVariable("frame", frame(visit, template));
    byte[] page = engine.process(template, context).getBytes(StandardCharsets.UTF_8);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(HTML).contentLength(page.length);
    if (visit.languageChosen()) {
      answer.header(HttpHeaders.SET_COOKIE, remember(visit));
    }
    return answer.body(page);
  }

  /** What went wrong, in the pages' own form. */
  ResponseEntity<byte[]> problem(Visit visit, HttpStatus status, Problem problem) {
    return show(visit, status, "problem", Map.of("problem", problem));
  }

  private static String remember(Visit visit) {
    return ResponseCookie.from(Visits.COOKIE, visit.language().code())
        .path("/")
        .httpOnly(true)
        .sameSite("Strict")
        .maxAge(Duration.ofDays(365))
        .build()
        .toString();
  }

  private Frame frame(Visit visit, String template) {
    return new Frame(
        visit.language().code(),
        region.title(),
        template,
        visit.inOtherLanguage(),
        visit.language().other().code(),
        assets.css(),
        assets.icon(),
        visit.times().zone(),
        visit.times().moment(visit.now()));
  }
}
