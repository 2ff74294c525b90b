/** What the measurement beside many cases makes of what it saw. */
package ru.uzel.bench.cases;
