/**
 * ПОС («Госуслуги. Решаем вместе»): its export, XLSX or CSV, read from a watched folder, and beside
 * it tables of votings; statuses written back as one-row XLSX files. Contract: the export's 25
 * column headers, observed in public code (2026), read by name. Faithfulness: headers and status
 * words observed; the folder exchange, the optional columns, the table of votings and the status
 * file proposed by us, since ПОС publishes no integration contract.
 */
@NullMarked
package ru.uzel.adapters.pos;

import org.jspecify.annotations.NullMarked;
