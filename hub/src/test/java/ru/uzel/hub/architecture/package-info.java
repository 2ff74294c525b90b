/** The rules of the house, and a small broken house to show that each of them bites. */
package ru.uzel.hub.architecture;
