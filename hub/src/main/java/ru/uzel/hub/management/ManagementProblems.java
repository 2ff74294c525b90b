package ru.uzel.hub.management;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RetryableFailure;

/** The management API's errors, RFC 9457. */
@RestControllerAdvice(
    assignableTypes = {
      StatusController.class,
      JournalController.class,
      OperationController.class,
      CaseController.class,
      SliceController.class
    })
class ManagementProblems {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(HubFailure failure) {
    HttpStatus status =
        failure instanceof RetryableFailure
            ? HttpStatus.SERVICE_UNAVAILABLE
            : failure.code() == FailureCode.NOT_FOUND
                ? HttpStatus.NOT_FOUND
                : HttpStatus.BAD_REQUEST;
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, failure.reason());
    problem.setProperty("code", failure.code().wireName());
    return ResponseEntity.status(status).body(problem);
  }

  @ExceptionHandler
  ProblemDetail wrongParameter(MethodArgumentTypeMismatchException failure) {
    return badRequest("parameter '" + failure.getName() + "' has a value that does not fit");
  }

  @ExceptionHandler
  ProblemDetail wrongValue(IllegalArgumentException failure) {
    return badRequest(String.valueOf(failure.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException failure) {
    return badRequest("the body is no JSON object with operator and reason");
  }

  private static ProblemDetail badRequest(String detail) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
  }
}
