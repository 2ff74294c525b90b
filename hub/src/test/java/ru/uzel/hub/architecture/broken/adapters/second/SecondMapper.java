package ru.uzel.hub.architecture.broken.adapters.second;

/** A mapper that knows how messages travel. */
class SecondMapper {
  org.apache.camel.Exchange exchange;
}
