package dev.switchboard.analytics.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.Wire;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rows travel to and from PostgreSQL as JSON: one value for a whole batch, whatever its size. */
final class Json {

    static final ObjectMapper ROWS = Wire.mapperCopy();

    private Json() {}

    static String of(Collection<?> rows) {
        try {
            return ROWS.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("rows that are no JSON", bug);
        }
    }

    static <T> List<T> read(RowSet<Row> rows, Class<T> type) {
        List<T> read = new ArrayList<>(rows.size());
        for (Row row : rows) {
            read.add(read(row.getString(0), type));
        }
        return read;
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return ROWS.readValue(json, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a row that is no " + type.getSimpleName(), bug);
        }
    }
}
