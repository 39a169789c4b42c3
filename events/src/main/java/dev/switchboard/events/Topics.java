package dev.switchboard.events;

/** The names of the topics. Every topic has a dead-letter twin. */
public final class Topics {

    public static final String INBOUND = "inbound";
    public static final String MESSAGES = "messages";
    public static final String OUTBOUND = "outbound";
    public static final String ROUTING_COMMANDS = "routing-commands";
    public static final String ROUTING_EVENTS = "routing-events";
    public static final String AGENT_EVENTS = "agent-events";
    public static final String FEEDBACK = "feedback";

    private Topics() {}

    public static String deadLetter(String topic) {
        return topic + "-dead-letter";
    }
}
