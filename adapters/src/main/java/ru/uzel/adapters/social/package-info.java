/**
 * The system that monitors public posts of social networks and messengers («Инцидент Менеджмент»).
 * It has no public API, so the contract is ours: {@code social-monitoring-1.0.openapi.yaml} and the
 * JSON Schemas beside it, version 1.0. Webhooks by Standard Webhooks 1.0.0. Faithfulness: proposed.
 */
@NullMarked
package ru.uzel.adapters.social;

import org.jspecify.annotations.NullMarked;
