package ru.uzel.adapters.smev;

/**
 * What helps after a fault, as the documentation of the service's faults says (faults-*.xsd and the
 * WSDL's remarks on each operation).
 */
enum Remedy {
  /** «Предпринимать повторные попытки … без ограничения количества попыток». */
  REPEAT,
  /** «После освобождения квоты»: the same message, as long as the party's patience lasts. */
  LATER,
  /** «Сгенерировать новый UUID, присвоить его сообщению, отправить». */
  NEW_ID,
  /** Nothing is to be done: СМЭВ has the message. */
  DONE,
  /** The message itself, a right, or a setting has to change first. */
  NEVER,
  /** A fault that is not in the list. */
  UNKNOWN;

  static Remedy of(String fault) {
    return switch (fault) {
      case "SMEVFailure", "DestinationOverflow" -> REPEAT;
      case "QuoteLimitExceeded" -> LATER;
      case "StaleMessageId", "EndOfLifeReached" -> NEW_ID;
      case "MessageIsAlreadySent" -> DONE;
      case "BusinessDataTypeIsNotSupported",
          "InvalidContent",
          "UnknownMessageType",
          "TransactionCodeInvalid",
          "InvalidMessageIdFormat",
          "AttachmentContentMiscoordination",
          "AttachmentSizeLimitExceeded",
          "SignatureVerificationFault",
          "IncorrectResponseContentType",
          "AccessDenied",
          "PersonalAccessDenied",
          "RecipientIsNotFound",
          "SenderIsNotRegistered",
          "RequestIsNotFound",
          "TargetMessageIsNotFound" ->
          NEVER;
      default -> UNKNOWN;
    };
  }
}
