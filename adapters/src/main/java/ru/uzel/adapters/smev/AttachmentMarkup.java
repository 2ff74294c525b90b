package ru.uzel.adapters.smev;

/**
 * Outgoing files as the envelope speaks of them.
 *
 * @param headers AttachmentHeaderList or RefAttachmentHeaderList, for the signed part; empty where
 *     there are no files
 * @param contents AttachmentContentList, which stands after the signed part; empty where no file
 *     goes in the message itself
 */
record AttachmentMarkup(String headers, String contents) {

  static final AttachmentMarkup NONE = new AttachmentMarkup("", "");
}
