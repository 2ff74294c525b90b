package ru.uzel.mocks;

import java.net.URI;
import java.nio.file.Path;

/**
 * What every mock needs to know of its surroundings.
 *
 * @param data where the mocks keep keys and books
 * @param hub base address of the hub
 * @param hubCertificate PEM file with the hub's certificate; it may appear later
 * @param hubDrop the hub's folder for file parties
 */
public record MockSettings(Path data, URI hub, Path hubCertificate, Path hubDrop) {}
