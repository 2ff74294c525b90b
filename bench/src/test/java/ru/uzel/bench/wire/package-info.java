/** What travels between the harness and the processes it drives. */
package ru.uzel.bench.wire;
