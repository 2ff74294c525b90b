/**
 * Portals of residents that speak Open311 GeoReport v2 to the hub (the hub is the server).
 * Contract: https://wiki.open311.org/GeoReport_v2, frozen version 2, with the {@code page}, {@code
 * page_size} and {@code extensions} extensions of GeoReport_v2/Extensions. Faithfulness: spec.
 */
@NullMarked
package ru.uzel.adapters.regional;

import org.jspecify.annotations.NullMarked;
