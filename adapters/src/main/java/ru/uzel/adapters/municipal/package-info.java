/**
 * Regional and municipal feedback systems that let their records be asked for by REST: «Добродел»,
 * «Наш Санкт-Петербург» and the like. What a system looks like is no code but a file, {@code
 * config/municipal/<name>.yaml}, its shape. Faithfulness of the two shapes: observed in public
 * client code, see docs/formats/municipal.md.
 */
@NullMarked
package ru.uzel.adapters.municipal;

import org.jspecify.annotations.NullMarked;
