package ru.uzel.mocks.municipal;

import tools.jackson.databind.JsonNode;

/**
 * What can be changed while the systems run; numbers count down.
 *
 * @param user whom «Добродел» and «Наш СПб» let in; empty lets in anybody
 * @param password his password
 * @param pageSize the most records of a page, whatever was asked for; 0 keeps to the question
 * @param busy how many of the next calls are answered 429 with Retry-After: 1
 * @param failing how many of the next calls are answered 503
 * @param truncated how many of the next lists break off in the middle
 * @param slowDays a list about more days than this is answered 504; 0 answers any
 * @param repeatsPage whether every page of a list is its first one
 * @param padding bytes of a field that nobody reads, in every record
 * @param expire once: all logins are forgotten
 * @param forbidden whether everybody gets 403, logged in or not
 * @param dailyLimit how many problems «Наш СПб» takes of one account
 * @param failAfterEffect how many of the next problems take effect and get 500
 * @param refuses whether every problem is refused
 */
record MunicipalBehaviour(
    String user,
    String password,
    int pageSize,
    int busy,
    int failing,
    int truncated,
    int slowDays,
    boolean repeatsPage,
    int padding,
    boolean expire,
    boolean forbidden,
    int dailyLimit,
    int failAfterEffect,
    boolean refuses) {

  static final MunicipalBehaviour INITIAL =
      new MunicipalBehaviour("", "", 0, 0, 0, 0, 0, false, 0, false, false, 10, 0, false);

  MunicipalBehaviour changedBy(JsonNode json) {
    return new MunicipalBehaviour(
        json.path("user").asString(user),
        json.path("password").asString(password),
        json.path("pageSize").asInt(pageSize),
        json.path("busy").asInt(busy),
        json.path("failing").asInt(failing),
        json.path("truncated").asInt(truncated),
        json.path("slowDays").asInt(slowDays),
        json.path("repeatsPage").asBoolean(repeatsPage),
        json.path("padding").asInt(padding),
        json.path("expire").asBoolean(expire),
        json.path("forbidden").asBoolean(forbidden),
        json.path("dailyLimit").asInt(dailyLimit),
        json.path("failAfterEffect").asInt(failAfterEffect),
        json.path("refuses").asBoolean(refuses));
  }

  MunicipalBehaviour lessBusy() {
    return with(busy - 1, failing, truncated, expire, failAfterEffect);
  }

  MunicipalBehaviour lessFailing() {
    return with(busy, failing - 1, truncated, expire, failAfterEffect);
  }

  MunicipalBehaviour lessTruncated() {
    return with(busy, failing, truncated - 1, expire, failAfterEffect);
  }

  MunicipalBehaviour expired() {
    return with(busy, failing, truncated, false, failAfterEffect);
  }

  MunicipalBehaviour lessFailingAfterEffect() {
    return with(busy, failing, truncated, expire, failAfterEffect - 1);
  }

  private MunicipalBehaviour with(
      int nowBusy, int nowFailing, int nowTruncated, boolean expiring, int failingAfterEffect) {
    return new MunicipalBehaviour(
        user,
        password,
        pageSize,
        Math.max(0, nowBusy),
        Math.max(0, nowFailing),
        Math.max(0, nowTruncated),
        slowDays,
        repeatsPage,
        padding,
        expiring,
        forbidden,
        dailyLimit,
        Math.max(0, failingAfterEffect),
        refuses);
  }
}
