package ru.uzel.console.page;

import ru.uzel.console.language.Moment;

/**
 * What stands around every page.
 *
 * @param page the template's name; the menu marks it
 * @param otherAddress where the same page is in the other language
 * @param zone in which all times are shown
 * @param now when the page was made
 */
record Frame(
    String language,
    String region,
    String page,
    String otherAddress,
    String otherLanguage,
    String css,
    String icon,
    String zone,
    Moment now) {}
