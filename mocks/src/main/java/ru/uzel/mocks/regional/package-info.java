/** A portal of residents: a client of the hub's Open311 GeoReport v2 endpoint. */
@NullMarked
package ru.uzel.mocks.regional;

import org.jspecify.annotations.NullMarked;
