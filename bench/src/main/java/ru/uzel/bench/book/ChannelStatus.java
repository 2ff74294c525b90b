package ru.uzel.bench.book;

/**
 * One status that a channel saw of something it had sent.
 *
 * @param reference what the channel calls the message
 * @param source where it saw it: for file parties the file, else empty
 * @param text the words for the resident that came with it
 */
public record ChannelStatus(
    String channel, String reference, String status, String text, String source) {}
