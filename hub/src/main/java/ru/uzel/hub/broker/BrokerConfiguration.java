package ru.uzel.hub.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The broker's settings: durable before it answers, bounded in memory, reachable in this JVM. */
final class BrokerConfiguration {

  private static final int MIB = 1024 * 1024;

  /**
   * Group commit: how long the journal gathers writes before it syncs. Artemis' 3.33 ms would hold
   * one sender to 290 messages a second. Much shorter is within the kernel's slack of 50 µs for
   * timers, and a timer that oversleeps by half makes Artemis spin instead (TimedBuffer).
   */
  private static final int JOURNAL_BUFFER_NANOS = 500_000;

  private static final String SERVER_ID = "serverId";

  private BrokerConfiguration() {}

  static Configuration in(Path directory, int vmId) {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("uzel")
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS)
            .setJournalSyncTransactional(true)
            .setJournalSyncNonTransactional(true)
            .setJournalPoolFiles(10)
            .setJournalDirectory(directory.resolve("journal").toString())
            .setBindingsDirectory(directory.resolve("bindings").toString())
            .setLargeMessagesDirectory(directory.resolve("large").toString())
            .setPagingDirectory(directory.resolve("paging").toString())
            .setNodeManagerLockDirectory(directory.toString())
            .setSecurityEnabled(false) // no acceptor but the one inside this JVM
            .setJMXManagementEnabled(false)
            .setPersistIDCache(true)
            .setIDCacheSize(20_000)
            .setGlobalMaxSize(96L * MIB)
            // A share of the disk, the default, stops all traffic on a big disk that is 91 % full.
            .setMaxDiskUsage(-1)
            .setMinDiskFree(256L * MIB)
            .setAcceptorConfigurations(
                Set.of(
                    new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(), Map.of(SERVER_ID, vmId))));
    configuration.registerBrokerPlugin(new FailedSends());
    configuration.addAddressSetting("#", everyQueue());
    configuration.addAddressSetting("journal", journalQueue());
    return configuration;
  }

  private static AddressSettings everyQueue() {
    return new AddressSettings()
        .setDeadLetterAddress(
            SimpleString.of("broker.undeliverable")) // never used, always asked for
        .setExpiryAddress(SimpleString.of("broker.expired"))
        .setMaxDeliveryAttempts(-1) // retries, dead letters and parking are decided in the routes
        .setRedeliveryDelay(0)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(32L * MIB)
        .setPageSizeBytes(2 * MIB)
        // Else a consumer keeps an entry for every group, that is for every case, it ever saw.
        .setDefaultGroupBuckets(1024)
        // Little read ahead: what one consumer has buffered, the others cannot work on.
        .setDefaultConsumerWindowSize(64 * 1024);
  }

  private static AddressSettings journalQueue() {
    return everyQueue()
        .setDefaultExclusiveQueue(true)
        .setMaxSizeBytes(16L * MIB)
        .setDefaultConsumerWindowSize(MIB);
  }
}
