/** What the demo prepares before it starts anything. */
package ru.uzel.bench.demo;
