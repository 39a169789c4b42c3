package dev.switchboard.gateway.email.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * Parses a mail leniently, within bounds: a few kilobytes can nest parts so deeply that every line read passes through thousands
 * of streams. One use each.
 */
final class BoundedParser {

    private static final int DEEPEST = 30;
    private static final int MOST_PARTS = 2_000;
    private static final MimeConfig LENIENT = MimeConfig.copy(MimeConfig.PERMISSIVE)
            .setMaxHeaderCount(2_000)
            .setMaxHeaderLen(200_000)
            .setMaxContentLen(-1)
            .build();

    private int parts;

    private BoundedParser() {}

    /** @throws OutOfBounds if it has too many parts or too deep ones */
    static Message parse(byte[] raw) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(LENIENT);
        builder.setBodyDescriptorBuilder(new BoundedParser().new Bounded(plain(null), 0));
        return builder.parseMessage(new ByteArrayInputStream(raw));
    }

    private static BodyDescriptorBuilder plain(@Nullable String parentType) {
        return new DefaultBodyDescriptorBuilder(parentType, LenientFieldParser.getParser(), null);
    }

    static final class OutOfBounds extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfBounds(String what) {
            super(what);
        }
    }

    /** The parser asks for a child of it whenever it enters a part. */
    private final class Bounded implements BodyDescriptorBuilder {
        private final BodyDescriptorBuilder builder;
        private final int depth;

        Bounded(BodyDescriptorBuilder builder, int depth) {
            this.builder = builder;
            this.depth = depth;
        }

        @Override
        public BodyDescriptorBuilder newChild() {
            if (depth >= DEEPEST) {
                throw new OutOfBounds("parts nested deeper than " + DEEPEST);
            }
            if (++parts > MOST_PARTS) {
                throw new OutOfBounds("more than " + MOST_PARTS + " parts");
            }
            return new Bounded(builder.newChild(), depth + 1);
        }

        @Override
        public void reset() {
            builder.reset();
        }

        @Override
        public Field addField(RawField field) throws MimeException {
            return builder.addField(field);
        }

        @Override
        public BodyDescriptor build() {
            return builder.build();
        }
    }
}
