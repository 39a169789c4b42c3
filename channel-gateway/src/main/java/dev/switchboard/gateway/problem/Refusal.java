package dev.switchboard.gateway.problem;

import jakarta.ws.rs.core.Response.Status;

/** A request that is not served, and why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Status status;
    private final String code;
    private final int retryAfterSeconds;

    public Refusal(Status status, String code, String detail) {
        this(status, code, detail, 0);
    }

    private Refusal(Status status, String code, String detail, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** 503: something behind us is away just now, and nothing was taken. */
    public static Refusal tryAgain(String code, String detail) {
        return new Refusal(Status.SERVICE_UNAVAILABLE, code, detail, 5);
    }

    Status status() {
        return status;
    }

    String code() {
        return code;
    }

    /** 0: not said. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
