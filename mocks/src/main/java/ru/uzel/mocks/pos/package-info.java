/**
 * ПОС as a counterpart: drops exports into the hub's folder and books the statuses it gets back.
 */
@NullMarked
package ru.uzel.mocks.pos;

import org.jspecify.annotations.NullMarked;
