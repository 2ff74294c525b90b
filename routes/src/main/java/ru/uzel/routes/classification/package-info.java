/** Says what a message is about in the region's own terms, or that nobody has said so yet. */
@NullMarked
package ru.uzel.routes.classification;

import org.jspecify.annotations.NullMarked;
