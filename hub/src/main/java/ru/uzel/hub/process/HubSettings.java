package ru.uzel.hub.process;

import java.nio.file.Path;
import ru.uzel.hub.database.DatabaseSettings;

/**
 * What one hub process was told on its command line.
 *
 * @param data the hub's own part of the data directory
 * @param config the administrator's configuration directory
 * @param httpPort 0 for any free one
 */
public record HubSettings(
    Path data, Path config, String httpAddress, int httpPort, DatabaseSettings database) {}
