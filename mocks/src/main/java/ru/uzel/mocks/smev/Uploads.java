package ru.uzel.mocks.smev;

import java.util.Optional;

/** Files that were uploaded by FTP. */
interface Uploads {

  /**
   * The file in the folder of this name.
   *
   * @param name if there may be several
   */
  Optional<StoredFile> find(String uuid, Optional<String> name);
}
