package ru.uzel.hub.architecture.broken.hub;

/** Called after nothing. */
class TextUtils {}
