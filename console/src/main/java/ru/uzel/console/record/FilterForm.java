package ru.uzel.console.record;

import java.util.List;

/** A filter as its form shows it; every list begins with «any». */
record FilterForm(
    List<Choice> parties,
    List<Choice> types,
    List<Choice> outcomes,
    String from,
    String to,
    String caseId) {}
