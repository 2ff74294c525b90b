@NullMarked
package ru.uzel.adapters.open311;

import org.jspecify.annotations.NullMarked;
