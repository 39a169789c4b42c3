package dev.switchboard.gateway.phone;

import dev.switchboard.events.Outbound;
import dev.switchboard.events.Outbound.CallControl;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What reps do with their calls. Done again, it changes nothing but that a phone may ring twice. */
@ApplicationScoped
class CallControls {

    private final Calls calls;
    private final Operator operator;

    CallControls(Calls calls, Operator operator) {
        this.calls = calls;
        this.operator = operator;
    }

    @Incoming("call-controls")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var controls = new ArrayList<CallControl>();
        for (var record : records) {
            try {
                if (Wire.read(record.value(), Outbound.class) instanceof CallControl control) {
                    controls.add(control);
                }
            } catch (Wire.UnreadableRecord unreadable) {
                // whoever delivers replies puts it to the dead letters
            }
        }
        return Multi.createFrom()
                .iterable(controls)
                .onItem()
                .transformToUniAndConcatenate(control -> DatabaseTrouble.waitOut(take(control)))
                .collect()
                .last()
                .invoke(operator::wake);
    }

    private Uni<Void> take(CallControl control) {
        return switch (control.control()) {
            case HOLD -> calls.control(control.contact(), control.agent(), true, false, control.at());
            case RESUME -> calls.control(control.contact(), control.agent(), false, false, control.at());
            case RING -> calls.control(control.contact(), control.agent(), null, true, control.at());
        };
    }
}
