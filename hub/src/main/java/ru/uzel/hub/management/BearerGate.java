package ru.uzel.hub.management;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets only the bearer of the token through, RFC 6750. */
final class BearerGate implements HandlerInterceptor {

  private static final String SCHEME = "Bearer ";

  private static final byte[] PROBLEM =
      """
      {"title":"Unauthorized","status":401,"detail":"send the token of <data>/hub/secrets/management.token as Authorization: Bearer"}"""
          .getBytes(StandardCharsets.UTF_8);

  private final ManagementToken token;

  BearerGate(ManagementToken token) {
    this.token = token;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    String authorization = request.getHeader("Authorization");
    if (authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && token.matches(authorization.substring(SCHEME.length()).strip())) {
      return true;
    }
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", "Bearer realm=\"uzel\"");
    response.setContentType("application/problem+json");
    response.getOutputStream().write(PROBLEM);
    return false;
  }
}
