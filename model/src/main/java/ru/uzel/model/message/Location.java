package ru.uzel.model.message;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where the problem is; WGS 84 degrees, both coordinates or neither. */
public record Location(
    @Nullable String address,
    @Nullable String addressId,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude) {}
