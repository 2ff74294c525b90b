package ru.uzel.adapters.appeals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.party.Party;

/** Where document systems ask how their appeals stand, and take the files of the answers. */
@Controller
final class StandingController {

  private static final String NUMBER = "number";

  private final AppealEntrance entrance;
  private final StandingQuestions questions;
  private final ContentStore contents;

  StandingController(AppealEntrance entrance, StandingQuestions questions, ContentStore contents) {
    this.entrance = entrance;
    this.questions = questions;
    this.contents = contents;
  }

  @GetMapping("/{party}/v1/appeals")
  void standing(
      @PathVariable("party") String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RegistrationAnswer answer;
    try {
      Party party = entrance.let(name, request);
      answer =
          RegistrationAnswer.standing(new AppealStanding(questions.appeal(party, number(request))));
    } catch (RuntimeException failure) {
      answer = AppealEntrance.failed(failure);
    }
    answer.writeTo(response);
  }

  @GetMapping("/{party}/v1/appeals/files/{hash}")
  void file(
      @PathVariable("party") String name,
      @PathVariable("hash") String hash,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    try {
      Party party = entrance.let(name, request);
      Attachment file = questions.file(party, number(request), hash);
      if (contents.find(file.content().hash()).isEmpty()) {
        throw new RefusedRegistration(
            new Problem(
                FailureCode.NOT_FOUND, 404, "hash", "is of a file that is not kept here any more"));
      }
      try (InputStream content = contents.open(file.content())) {
        response.setContentType(file.mimeType());
        response.setContentLengthLong(file.content().size());
        response.setHeader(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        content.transferTo(response.getOutputStream());
      }
    } catch (RuntimeException failure) {
      if (response.isCommitted()) {
        // A file that broke off must not look whole: the container drops the connection.
        throw failure;
      }
      response.reset();
      AppealEntrance.failed(failure).writeTo(response);
    }
  }

  private static ExternalId number(HttpServletRequest request) {
    @Nullable String number = request.getParameter(NUMBER);
    if (number == null || number.isBlank()) {
      throw new RefusedRegistration(
          new Problem(
              FailureCode.MISSING_FIELD,
              400,
              NUMBER,
              "is missing: ask with ?number= and the number of the registration"));
    }
    try {
      return new ExternalId(number.strip());
    } catch (IllegalArgumentException noNumber) {
      throw new RefusedRegistration(Problem.invalid(NUMBER, "can be no number of an appeal"));
    }
  }
}
