/** The story's plan, and what its verdict notices. */
package ru.uzel.bench.story;
