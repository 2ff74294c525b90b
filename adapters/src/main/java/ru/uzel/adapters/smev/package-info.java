/**
 * СМЭВ 3, the message-exchange service: SOAP 1.1, schema versions 1.1, 1.2 and 1.3, signed by GOST
 * R 34.10-2012; consumer and provider. Operations: SendRequest, GetRequest, SendResponse,
 * GetResponse, Ack, GetStatus, and of 1.1 GetIncomingQueueStatistics. Versions 1.1 and 1.3 are by
 * the specification (spec), as published schemas tell it; 1.2, whose schemas are not public, as
 * generated clients and messages show it (observed); the вид сведений of the responsible bodies
 * ({@code case-exchange-1.0.xsd}) is our proposal (proposed). The contracts stand in {@code
 * contract/}.
 */
@NullMarked
package ru.uzel.adapters.smev;

import org.jspecify.annotations.NullMarked;
