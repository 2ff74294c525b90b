package ru.uzel.security.signature;

import java.util.Arrays;

/** The attributes of one element, sorted as rule 7 of the СМЭВ transform wants them. */
final class SmevAttributes {

  private String[] namespaces = new String[8];
  private String[] names = new String[8];
  private String[] values = new String[8];
  private int size;

  void add(String namespace, String name, String value) {
    if (size == names.length) {
      namespaces = Arrays.copyOf(namespaces, size * 2);
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    namespaces[size] = namespace;
    names[size] = name;
    values[size] = value;
    size++;
  }

  int size() {
    return size;
  }

  /** Empty for an unqualified attribute. */
  String namespace(int index) {
    return namespaces[index];
  }

  String name(int index) {
    return names[index];
  }

  String value(int index) {
    return values[index];
  }

  void clear() {
    Arrays.fill(values, 0, size, "");
    size = 0;
  }

  /** Qualified ones first by namespace and name, then the others by name; elements have few. */
  void sort() {
    for (int i = 1; i < size; i++) {
      for (int j = i; j > 0 && before(j, j - 1); j--) {
        swap(namespaces, j);
        swap(names, j);
        swap(values, j);
      }
    }
  }

  private boolean before(int left, int right) {
    boolean qualified = !namespaces[left].isEmpty();
    if (qualified == namespaces[right].isEmpty()) {
      return qualified;
    }
    int order = namespaces[left].compareTo(namespaces[right]);
    return order == 0 ? names[left].compareTo(names[right]) < 0 : order < 0;
  }

  private static void swap(String[] column, int index) {
    String kept = column[index];
    column[index] = column[index - 1];
    column[index - 1] = kept;
  }
}
