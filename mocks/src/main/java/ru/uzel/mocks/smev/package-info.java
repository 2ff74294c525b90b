/** An emulator of the СМЭВ 3 message-exchange service and of the bodies behind it. */
@NullMarked
package ru.uzel.mocks.smev;

import org.jspecify.annotations.NullMarked;
