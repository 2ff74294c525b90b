/** What the mocks' books and the hub's journal say, as read from the wire. */
@NullMarked
package ru.uzel.bench.book;

import org.jspecify.annotations.NullMarked;
