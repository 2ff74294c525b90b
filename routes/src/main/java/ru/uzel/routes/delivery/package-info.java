/** From a decided output to the partner's receipt. */
@NullMarked
package ru.uzel.routes.delivery;

import org.jspecify.annotations.NullMarked;
