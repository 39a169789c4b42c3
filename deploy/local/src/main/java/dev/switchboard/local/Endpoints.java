package dev.switchboard.local;

import io.vertx.core.json.JsonObject;

/**
 * Where the infrastructure listens, always on 127.0.0.1: the one line that {@link Infrastructure} prints when all of
 * it is up.
 *
 * @param kafka bootstrap server, {@code host:port}
 * @param postgres {@code host:port/database}
 * @param redis {@code redis://host:port}
 */
public record Endpoints(String kafka, String postgres, String redis, int smtp, int imap) {

    public String toJson() {
        return new JsonObject()
                .put("kafka", kafka)
                .put("postgres", postgres)
                .put("redis", redis)
                .put("smtp", smtp)
                .put("imap", imap)
                .encode();
    }

    public static Endpoints fromJson(String json) {
        var line = new JsonObject(json);
        return new Endpoints(
                line.getString("kafka"),
                line.getString("postgres"),
                line.getString("redis"),
                line.getInteger("smtp"),
                line.getInteger("imap"));
    }
}
