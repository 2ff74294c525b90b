package ru.uzel.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Whatever below our root no page answers to, and every method that none takes; the gate refuses
 * the latter.
 */
@Controller
class Astray {

  @RequestMapping({"/", Address.ROOT, Address.ROOT + "/**"})
  ResponseEntity<byte[]> nowhere(HttpServletRequest request) {
    throw new NothingFound(request.getRequestURI(), List.of("place.page"));
  }
}
