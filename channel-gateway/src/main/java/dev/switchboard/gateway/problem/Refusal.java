package dev.switchboard.gateway.problem;

import jakarta.ws.rs.core.Response.Status;

/** A request that is not served, and why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Status status;
    private final String code;

    public Refusal(Status status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    Status status() {
        return status;
    }

    String code() {
        return code;
    }
}
