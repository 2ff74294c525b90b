/** The command as a user runs it, and stops it. */
package ru.uzel.bench.replay;
