package ru.uzel.adapters.rsmev;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.SafeXml;

/**
 * ПОС's answer to the question for appeals.
 *
 * @param result {@code Status/OperationResult}, cut to what is no more than a word
 * @param count {@code Count}, as it stands there
 */
record AppealList(String result, String count, List<Element> appeals) {

  /** In what stands before an appeal's number in an XPath. */
  static final String PLACE = "/PosEdmsResponse/AppealListResponse";

  private static final String ROOT = "PosEdmsResponse";
  private static final String ANSWER = "AppealListResponse";

  AppealList {
    appeals = List.copyOf(appeals);
  }

  /**
   * @param base64 of the XML
   * @throws RejectedFailure saying why it is no such answer
   */
  static AppealList read(SafeXml xml, String base64) {
    Element root = xml.parse(decoded(base64)).getDocumentElement();
    if (!ROOT.equals(root.getLocalName())) {
      throw RsmevFailures.response(
          FailureCode.INVALID_FIELD, "the root element is not " + ROOT, "/");
    }
    Element answer =
        AppealFields.children(root, ANSWER).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    RsmevFailures.response(
                        FailureCode.MISSING_FIELD, "there is no " + ANSWER, "/" + ROOT));
    String result =
        AppealFields.children(answer, "Status").stream()
            .findFirst()
            .map(status -> AppealFields.text(status, "OperationResult"))
            .orElse("");
    return new AppealList(
        result.matches("[A-Za-z0-9_-]{1,40}") ? result : result.isEmpty() ? "-" : "?",
        AppealFields.text(answer, "Count"),
        AppealFields.children(answer, "Appeals"));
  }

  private static byte[] decoded(String base64) {
    if (base64.isBlank()) {
      throw RsmevFailures.response(FailureCode.MISSING_FIELD, "there is no XML in it", "#/xml");
    }
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException broken) {
      throw RsmevFailures.response(FailureCode.MALFORMED, "xml is not base64", "#/xml");
    }
  }

  boolean isSuccess() {
    return result.equals("SUCCESS");
  }

  /** What is wrong with the number of appeals, if anything. */
  Optional<String> miscounted() {
    return count.isEmpty() || count.equals(String.valueOf(appeals.size()))
        ? Optional.empty()
        : Optional.of(
            "Count is "
                + (count.matches("[0-9]{1,9}") ? count : "no number")
                + ", and there are "
                + appeals.size()
                + " Appeals: these are taken");
  }
}
