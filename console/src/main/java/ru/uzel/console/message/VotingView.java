package ru.uzel.console.message;

import java.util.List;

/**
 * What came of a voting; texts are empty where nothing is known.
 *
 * @param version which of how many
 * @param share of whom the options' shares are
 */
record VotingView(
    String kind,
    String title,
    String oktmo,
    String period,
    String participants,
    String quorum,
    String result,
    String published,
    String method,
    String sample,
    String version,
    String share,
    List<Option> options) {

  record Option(String id, String text, String votes, String share) {}
}
