/**
 * СМЭВ 3, the message-exchange service: SOAP 1.1, schema version 1.3, signed by GOST R 34.10-2012.
 * Operations: SendRequest, GetResponse, Ack. The exchange is by the specification, as public
 * schemas and observed messages tell it; the вид сведений of the responsible bodies ({@code
 * case-exchange-1.0.xsd}) is our proposal.
 */
@NullMarked
package ru.uzel.adapters.smev;

import org.jspecify.annotations.NullMarked;
