package ru.uzel.adapters.social;

/** Where people write: the three kinds of media that the regions' decrees name. */
enum SocialChannel {
  SOCIAL_NET,
  MESSENGER,
  MASS_COMM
}
