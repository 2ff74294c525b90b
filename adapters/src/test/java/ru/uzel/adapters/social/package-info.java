/** The adapter of the monitoring of public posts, against its mock and the published contract. */
@NullMarked
package ru.uzel.adapters.social;

import org.jspecify.annotations.NullMarked;
