package dev.switchboard.agents.roster;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** An order of queues as one text, a line for each: their ids hold no control characters. */
@Converter
public class QueuesColumn implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(List<String> queues) {
        return String.join("\n", queues);
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        return column.lines().toList();
    }
}
