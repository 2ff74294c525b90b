package ru.uzel.routes.flow;

import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.message.HubMessage;

/** What a flow makes of a message for one of its addressees. */
record FlowOutput(String flow, FlowTarget target, HubMessage message) {}
