@NullMarked
package ru.uzel.adapters.executor;

import org.jspecify.annotations.NullMarked;
