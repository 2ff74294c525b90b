/**
 * Appeals under Federal Law 59-ФЗ: a body's document system (СЭД) registers them with the hub, and
 * what becomes of them is reported to ССТУ.РФ. The report is JSON as three independent public code
 * bases write it; faithfulness: observed. Registration has no public contract, so it is ours,
 * {@code appeals-1.0.openapi.yaml} and {@code registration.schema.json}, version 1.0; faithfulness:
 * proposed.
 */
@NullMarked
package ru.uzel.adapters.appeals;

import org.jspecify.annotations.NullMarked;
