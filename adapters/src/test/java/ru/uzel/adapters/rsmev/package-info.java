/** Tests of the adapter for ПОС over РСМЭВ. */
@NullMarked
package ru.uzel.adapters.rsmev;

import org.jspecify.annotations.NullMarked;
