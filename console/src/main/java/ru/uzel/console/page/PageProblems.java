package ru.uzel.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import ru.uzel.console.language.Words;
import ru.uzel.model.failure.RetryableFailure;

/** Errors as pages: what is wrong, and what the reader can do. Only of our own controllers. */
@ControllerAdvice("ru.uzel.console")
class PageProblems {

  private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

  private final Pages pages;

  PageProblems(Pages pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> nothing(NothingFound nothing, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    Words words = visit.words();
    List<String> lines = new ArrayList<>();
    lines.add(words.of("problem.not-found.sought", nothing.sought()));
    nothing.places().forEach(place -> lines.add(words.of(place)));
    lines.add(words.of("problem.not-found.late"));
    return pages.problem(
        visit, HttpStatus.NOT_FOUND, new Problem(words.of("problem.not-found.title"), lines));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> wrong(WrongParameter wrong, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    Words words = visit.words();
    return pages.problem(
        visit,
        HttpStatus.BAD_REQUEST,
        new Problem(
            words.of("problem.parameter.title"),
            List.of(
                words.of(
                    "problem.parameter",
                    words.find("parameter." + wrong.parameter()).orElse(wrong.parameter())))));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> away(RetryableFailure failure, HttpServletRequest request) {
    Visit visit = pages.visit(request);
    Words words = visit.words();
    return pages.problem(
        visit,
        HttpStatus.SERVICE_UNAVAILABLE,
        new Problem(
            words.word("failure", failure.code().wireName()),
            List.of(words.word("cure", failure.code().wireName()), words.of("problem.away"))));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> broken(Exception failure, HttpServletRequest request) {
    LOG.error("A page could not be shown", failure);
    Visit visit = pages.visit(request);
    return pages.problem(
        visit,
        HttpStatus.INTERNAL_SERVER_ERROR,
        new Problem(
            visit.words().of("problem.internal.title"),
            List.of(visit.words().of("problem.internal"))));
  }
}
