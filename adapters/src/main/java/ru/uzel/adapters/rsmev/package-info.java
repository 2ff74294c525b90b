/**
 * ПОС («Госуслуги. Решаем вместе») as a document system (СЭД) reads it through a regional gateway
 * of СМЭВ, РСМЭВ: appeals are asked for, taken and confirmed by REST, their files lie on FTP.
 * Faithfulness: observed in public code of a regional body, which has no way back for statuses; see
 * docs/formats/rsmev.md.
 */
@NullMarked
package ru.uzel.adapters.rsmev;

import org.jspecify.annotations.NullMarked;
