package ru.uzel.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Nobody has logged in on these pages, so that only who sits at this machine sees them, wherever
 * else the hub listens; and a browser may do nothing with them but show them.
 */
final class LoopbackGate implements HandlerInterceptor {

  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

  /** RFC 7239 and its forerunners, RFC 9110 §7.6.3: somebody asks on behalf of somebody else. */
  private static final List<String> TRACES_OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final Pages pages;

  LoopbackGate(Pages pages) {
    this.pages = pages;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    guard(response);
    if (!isLocal(request)) {
      refuse(request, response, HttpStatus.FORBIDDEN, "closed");
      return false;
    }
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      refuse(request, response, HttpStatus.METHOD_NOT_ALLOWED, "read-only");
      return false;
    }
    return true;
  }

  private static void guard(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }

  private static boolean isLocal(HttpServletRequest request) {
    return isLoopback(request.getLocalAddr())
        && isLoopback(request.getRemoteAddr())
        && HOSTS.contains(host(request.getHeader("Host")))
        && TRACES_OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
  }

  /** Numbers only: a name would be asked for in the network. */
  private static boolean isLoopback(@Nullable String address) {
    try {
      return address != null
          && address.matches("[0-9a-fA-F.:]+")
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  /**
   * Without its port. A page of another site whose name was made to lead here (DNS rebinding) comes
   * with that name.
   */
  private static String host(@Nullable String header) {
    return header == null ? "" : header.replaceFirst(":\\d{1,5}$", "");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String why)
      throws IOException {
    Visit visit = pages.visit(request);
    ResponseEntity<byte[]> page =
        pages.problem(
            visit,
            status,
            new Problem(
                visit.words().of("problem." + why + ".title"),
                List.of(visit.words().of("problem." + why))));
    response.setStatus(status.value());
    response.setContentType("text/html;charset=UTF-8");
    byte[] body = page.getBody();
    if (body != null && !request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }
}
