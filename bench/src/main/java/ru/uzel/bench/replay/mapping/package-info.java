/** From a row of a file to the fields of a party's protocol, by the administrator's JSONata. */
@NullMarked
package ru.uzel.bench.replay.mapping;

import org.jspecify.annotations.NullMarked;
