/** Child processes and their traces. */
package ru.uzel.bench.process;
