package ru.uzel.adapters.regional;

import tools.jackson.databind.JsonNode;

/**
 * An answer in neither format yet.
 *
 * @param root the XML root; JSON has none
 */
record Open311Document(String root, JsonNode content) {}
