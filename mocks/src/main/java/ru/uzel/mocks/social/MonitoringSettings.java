package ru.uzel.mocks.social;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What can be changed while the monitoring system runs.
 *
 * @param webhookUrl where webhooks go
 * @param webhookSecret base64, without or with the prefix whsec_
 * @param token what the hub has to show; empty takes any
 * @param pageSize posts on one page of the feed
 * @param deleted posts below which nothing can be published any more
 * @param refuse whether every answer and status is refused
 * @param busy how many of the next calls are answered 429
 * @param failAfterEffect how many of the next answers and statuses take effect and get 500
 * @param forgetCursors whether the feed says 410 to every cursor given out before
 */
record MonitoringSettings(
    String webhookUrl,
    String webhookSecret,
    String token,
    int pageSize,
    Set<String> deleted,
    boolean refuse,
    int busy,
    int failAfterEffect,
    boolean forgetCursors) {

  MonitoringSettings {
    deleted = Set.copyOf(deleted);
  }

  static MonitoringSettings initial(URI hub) {
    return new MonitoringSettings(
        hub.toString().replaceAll("/+$", "") + "/social/v1/posts",
        "",
        "",
        100,
        Set.of(),
        false,
        0,
        0,
        false);
  }

  MonitoringSettings changedBy(JsonNode json) {
    Set<String> gone = new TreeSet<>(deleted);
    json.path("deleted").forEach(id -> gone.add(id.asString("")));
    return new MonitoringSettings(
        json.path("webhookUrl").asString(webhookUrl),
        json.path("webhookSecret").asString(webhookSecret),
        json.path("token").asString(token),
        Math.max(1, json.path("pageSize").asInt(pageSize)),
        gone,
        json.path("refuse").asBoolean(refuse),
        json.path("busy").asInt(busy),
        json.path("failAfterEffect").asInt(failAfterEffect),
        json.path("forgetCursors").asBoolean(forgetCursors));
  }

  MonitoringSettings withDeleted(String post) {
    Set<String> gone = new TreeSet<>(deleted);
    gone.add(post);
    return with(gone, busy, failAfterEffect, forgetCursors);
  }

  MonitoringSettings lessBusy() {
    return with(deleted, Math.max(0, busy - 1), failAfterEffect, forgetCursors);
  }

  MonitoringSettings lessFailing() {
    return with(deleted, busy, Math.max(0, failAfterEffect - 1), forgetCursors);
  }

  MonitoringSettings cursorsForgotten() {
    return with(deleted, busy, failAfterEffect, false);
  }

  private MonitoringSettings with(
      Set<String> gone, int nowBusy, int nowFailing, boolean forgetting) {
    return new MonitoringSettings(
        webhookUrl, webhookSecret, token, pageSize, gone, refuse, nowBusy, nowFailing, forgetting);
  }
}
