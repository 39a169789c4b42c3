package dev.switchboard.router.engine;

/**
 * How much an agent takes at once. Agents of whom the plan says the same share one.
 *
 * @param places contacts by channel
 * @param weights of one contact by channel
 * @param limit what may be carried by weight, 0 where the plan weighs nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read with every decision
record Allowance(int[] places, int[] weights, int limit) {
    static final Allowance NOTHING = new Allowance(new int[Channels.COUNT], new int[Channels.COUNT], 0);
}
