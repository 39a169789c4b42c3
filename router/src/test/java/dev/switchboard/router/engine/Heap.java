package dev.switchboard.router.engine;

/** How much of the heap is in use by what can be reached. */
final class Heap {

    private Heap() {}

    static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int n = 0; n < 4; n++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
