/** What an administrator asks the running hub over HTTP. */
@NullMarked
package ru.uzel.hub.management;

import org.jspecify.annotations.NullMarked;
