package ru.uzel.bench.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What people ask about cases, each by the door at which they ask it. */
enum Question {
  CASE_PAGE("дело по номеру: страница") {
    @Override
    String path(KnownCase known) {
      return "/console/cases/" + known.id();
    }
  },
  CASE_OF_CHANNEL("дело по номеру: Open311") {
    @Override
    String path(KnownCase known) {
      return REQUESTS + "/" + known.messageId() + ".json";
    }
  },
  SEARCH_BY_NUMBER("поиск по чужому номеру: страница") {
    @Override
    String path(KnownCase known) {
      return "/console/search?q=" + encoded(known.number());
    }
  },
  SEARCH_BY_WEEK("поиск за неделю по услуге: Open311") {
    @Override
    String path(KnownCase known) {
      return REQUESTS
          + ".json?page=1&service_code="
          + encoded(known.service())
          + "&start_date="
          + known.at().minus(Duration.ofDays(7))
          + "&end_date="
          + known.at();
    }
  },
  SEARCH_OPEN("поиск незакрытых за 90 дней: Open311") {
    @Override
    String path(KnownCase known) {
      return REQUESTS + ".json?page=1&status=open&end_date=" + known.at();
    }
  };

  private static final String REQUESTS = "/regional/open311/v2/requests";

  private final String title;

  Question(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The address at which the question is asked about that case, or about its time. */
  abstract String path(KnownCase known);

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
