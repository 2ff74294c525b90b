/** Cases: the decisions about them and what a channel may see. */
@NullMarked
package ru.uzel.model.casework;

import org.jspecify.annotations.NullMarked;
