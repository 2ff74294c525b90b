/** What messages are about in the region's own terms, whatever words a channel has for it. */
@NullMarked
package ru.uzel.model.classification;

import org.jspecify.annotations.NullMarked;
