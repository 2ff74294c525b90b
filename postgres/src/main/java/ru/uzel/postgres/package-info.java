/** PostgreSQL from the binaries in the build: started, adopted, stopped. */
@NullMarked
package ru.uzel.postgres;

import org.jspecify.annotations.NullMarked;
