package dev.switchboard.local;

/**
 * Something of the house can't start, said in one line that the person at the terminal can act on. Whoever catches it
 * shows the message and nothing else.
 */
public final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartFailed(String message) {
        super(message);
    }

    public StartFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** The nearest thing to one clear line that any exception holds. */
    static String inOneLine(Throwable thrown) {
        var message = thrown.getMessage();
        var line = message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message.strip();
        var end = line.indexOf('\n');
        return end < 0 ? line : line.substring(0, end);
    }
}
