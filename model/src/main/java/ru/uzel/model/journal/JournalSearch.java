package ru.uzel.model.journal;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.message.WireBytes;

/** Finds records again. */
public interface JournalSearch {

  /** Records that fit every given criterion, in order of sequence. */
  List<StoredRecord> find(JournalQuery query);

  /** The exact wire bytes with that hash. */
  Optional<WireBytes> payload(String payloadHash);

  JournalHead head();
}
