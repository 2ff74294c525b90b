package ru.uzel.bench.story;

/**
 * What goes wrong between hub and bodies on purpose.
 *
 * @param tampered responses altered after signing
 * @param wronglySigned responses signed by a key that nobody trusts
 * @param failedSends calls of SendRequest answered with SMEVFailure
 * @param failedAcks calls of Ack answered with SMEVFailure, so that the response comes again
 * @param strangers updates by REST that are first sent signed by a key that nobody trusts
 * @param sendMarker what the request contains whose sending fails
 */
public record PlannedFaults(
    int tampered,
    int wronglySigned,
    int failedSends,
    int failedAcks,
    int strangers,
    String sendMarker) {}
