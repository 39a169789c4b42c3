package dev.switchboard.router.log;

/** The partition asked about is not, or no longer, in the hands of this router. */
public final class NotOwned extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotOwned(int partition) {
        super("partition %d is not in the hands of this router".formatted(partition));
    }

    NotOwned(String workspace) {
        super("workspace %s is not in the hands of this router".formatted(workspace));
    }
}
