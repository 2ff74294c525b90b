package ru.uzel.journal;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.journal.FilesOnRecord;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.PayloadVault;

/** Builds the module: its schema is brought up to date before any of its beans can be used. */
@Configuration(proxyBeanMethods = false)
public class JournalModule {

  @Bean
  JournalSchema journalSchema(DataSource dataSource) {
    return JournalSchema.migrated(dataSource);
  }

  @Bean
  JournalAppender journalAppender(
      JournalSchema schema, ContentHash hash, PayloadVault vault, Clock clock) {
    return new PostgresJournalAppender(
        schema.dataSource(), hash, new AppendStatement(vault, clock));
  }

  @Bean
  JournalSearch journalSearch(JournalSchema schema, ContentHash hash, PayloadVault vault) {
    return new PostgresJournalSearch(schema.dataSource(), hash, vault);
  }

  @Bean
  JournalPages journalPages(JournalSchema schema) {
    return new PostgresJournalPages(schema.dataSource());
  }

  @Bean
  FilesOnRecord filesOnRecord(JournalSchema schema) {
    return new PostgresFilesOnRecord(schema.dataSource());
  }
}
