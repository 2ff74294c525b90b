package ru.uzel.casework;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;

/**
 * What the open cases about a problem say of one message, as of one moment.
 *
 * @param guard the problem's revision: none was opened since while it is the same
 * @param same the nearest case that the region's rule lets be the same; null where there is none
 */
record Nearby(long guard, @Nullable CaseId same) {}
