package ru.uzel.mocks.smev;

import org.jspecify.annotations.Nullable;

/**
 * A file that goes along with a message.
 *
 * @param id contentId or uuid
 * @param hash as the message tells it
 * @param signature Base64 of SignaturePKCS7
 * @param includesSignature whether that comes as xop:Include
 * @param access how to fetch it; null for one that is a part of the answer
 */
record OutgoingFile(
    String id,
    String name,
    String mimeType,
    StoredFile file,
    String hash,
    @Nullable String signature,
    boolean includesSignature,
    @Nullable FtpAccess access) {}
