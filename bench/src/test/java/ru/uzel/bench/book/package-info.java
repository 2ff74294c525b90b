/** Mocks' books, as they are read. */
package ru.uzel.bench.book;
