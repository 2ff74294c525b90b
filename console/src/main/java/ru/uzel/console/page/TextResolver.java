package ru.uzel.console.page;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import ru.uzel.console.language.Language;
import ru.uzel.console.language.Words;

/** Gives templates their texts; a key without a text is an error, never shown. */
final class TextResolver extends AbstractMessageResolver {

  @Override
  public String resolveMessage(
      ITemplateContext context,
      @Nullable Class<?> origin,
      String key,
      Object @Nullable [] messageParameters) {
    Language language = Language.of(context.getLocale().getLanguage()).orElse(Language.RU);
    return Words.in(language)
        .of(key, messageParameters == null ? new Object[0] : messageParameters);
  }

  @Override
  public String createAbsentMessageRepresentation(
      ITemplateContext context,
      @Nullable Class<?> origin,
      String key,
      Object @Nullable [] messageParameters) {
    throw new IllegalArgumentException("no text has the key " + key);
  }
}
