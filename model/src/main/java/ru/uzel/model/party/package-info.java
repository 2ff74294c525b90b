/** Who takes part in the exchange, as the administrator configured it. */
@NullMarked
package ru.uzel.model.party;

import org.jspecify.annotations.NullMarked;
