package ru.uzel.bench.book;

/**
 * A file as the hub's content store gave it out.
 *
 * @param hash by which it was asked for
 * @param size of what came
 * @param found Streebog-256 of what came, counted by the bench
 */
public record KeptFile(String hash, long size, String found) {

  /** Whether it is the file of that book. */
  public boolean is(BookFile file) {
    return hash.equals(file.hash()) && found.equals(hash) && size == file.size();
  }
}
