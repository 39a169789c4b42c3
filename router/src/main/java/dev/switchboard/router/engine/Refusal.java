package dev.switchboard.router.engine;

/**
 * Why a command makes no sense: a stable code and a sentence for people.
 *
 * @param code such as {@code offer.expired}
 */
record Refusal(String code, String detail) {

    static Refusal unknownContact(String contact) {
        return new Refusal("contact.unknown", "contact " + contact + " is not known or no longer open");
    }

    static Refusal unknownAgent(String agent) {
        return new Refusal("agent.unknown", "agent " + agent + " is not known");
    }

    static Refusal offline(String agent) {
        return new Refusal("agent.offline", "agent " + agent + " is not signed in");
    }

    static Refusal unknownQueue(String queue) {
        return new Refusal("queue.unknown", "the plan has no queue " + queue);
    }

    static Refusal notYours(Contact contact, String agent) {
        return new Refusal("contact.not-yours", "contact " + contact.id() + " is not with " + agent);
    }

    static Refusal notManager(String agent) {
        return new Refusal("agent.no-manager", "agent " + agent + " manages no team");
    }

    static Refusal wrongState(Contact contact) {
        return new Refusal("contact.state", "contact " + contact.id() + " is " + contact.state);
    }
}
