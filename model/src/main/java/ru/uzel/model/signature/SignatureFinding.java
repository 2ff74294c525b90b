package ru.uzel.model.signature;

/**
 * One thing that is wrong with a signature.
 *
 * @param code stable name, e.g. {@code digest-mismatch}
 * @param where the element it is about
 * @param detail what exactly, without content of the message
 */
public record SignatureFinding(String code, String where, String detail) {}
