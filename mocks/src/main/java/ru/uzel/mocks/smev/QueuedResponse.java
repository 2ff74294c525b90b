package ru.uzel.mocks.smev;

/**
 * A response on its way to the caller.
 *
 * @param id the MessageId it will be acknowledged by
 * @param namespace вид сведений of the request; responses are queued by it
 * @param requestId the MessageID it answers
 * @param kind {@code status} or {@code content}
 * @param status the word it brings
 * @param unsigned the Response element's content, up to what СМЭВ signs
 * @param clean the whole ResponseMessage, rightly signed
 */
record QueuedResponse(
    String id,
    String namespace,
    String requestId,
    String kind,
    String status,
    String unsigned,
    String clean) {}
