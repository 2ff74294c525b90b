/** The message broker as the hub's steps use it: queues, transactions and waiting. */
@NullMarked
package ru.uzel.routes.broker;

import org.jspecify.annotations.NullMarked;
