/** The administrator's view of queues and deliveries, and the hand on them. */
@NullMarked
package ru.uzel.routes.operation;

import org.jspecify.annotations.NullMarked;
