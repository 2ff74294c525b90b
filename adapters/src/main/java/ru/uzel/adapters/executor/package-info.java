/**
 * Responsible bodies, their organisations, municipalities and municipal control centres (МЦУ) by
 * REST: assignments go out by PUT, updates come in by POST, both signed by a detached CMS beside
 * the message. Contract: ours, {@code executor-1.0.openapi.yaml} with its JSON Schemas, version
 * 1.0. Faithfulness: proposed.
 */
@NullMarked
package ru.uzel.adapters.executor;

import org.jspecify.annotations.NullMarked;
