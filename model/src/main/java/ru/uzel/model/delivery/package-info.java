/** From a decided output to a partner's receipt. */
@NullMarked
package ru.uzel.model.delivery;

import org.jspecify.annotations.NullMarked;
