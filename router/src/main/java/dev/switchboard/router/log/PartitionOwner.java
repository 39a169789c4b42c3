package dev.switchboard.router.log;

import dev.switchboard.router.RouterSettings;
import dev.switchboard.router.engine.Engine;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Owns one partition from its assignment to its revocation: takes it over, decides its commands in order, writes ticks, answers
 * questions. All of it on one thread of its own, which alone touches the engine, so that partitions don't wait for one another. When
 * anything fails, what is in memory is thrown away and the partition is taken over again from the log.
 */
final class PartitionOwner {

    private static final Logger LOG = Logger.getLogger(PartitionOwner.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final int partition;
    private final RouterSettings settings;
    private final LogClients clients;
    private final TakeOver takeOver;
    private final LogMetrics metrics;
    private final Condemned condemned = new Condemned();
    private final Queue<Question<?>> questions = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean wanted = true;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> deciding;

    PartitionOwner(int partition, RouterSettings settings, LogClients clients, TakeOver takeOver, LogMetrics metrics) {
        this.partition = partition;
        this.settings = settings;
        this.clients = clients;
        this.takeOver = takeOver;
        this.metrics = metrics;
        this.thread =
                Thread.ofPlatform().daemon().name("partition-" + partition).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** No command is decided after this; what was decided before may still be on its way into the log. */
    void stop() {
        wanted = false;
        wake();
    }

    /** Waits until everything decided is in the log, at most {@code patience}. */
    void awaitStopped(Duration patience) {
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is taken over, and deciding. */
    boolean isDeciding() {
        return deciding != null;
    }

    /**
     * Asks the engine, between two commands. The answer holds nothing that the log does not: it waits for the acknowledgement of
     * all decisions it rests on. Fails if the partition is lost meanwhile.
     */
    <T> CompletableFuture<T> ask(Function<Engine, T> question) {
        var asked = new Question<>(question, new CompletableFuture<T>());
        questions.add(asked);
        wake();
        if (!wanted) {
            refuseQuestions();
        }
        return asked.answer();
    }

    private void wake() {
        KafkaConsumer<byte[], byte[]> reading = deciding;
        if (reading != null) {
            reading.wakeup();
        }
    }

    private void run() {
        while (wanted) {
            try {
                takeOver.of(partition, () -> wanted).ifPresent(this::serve);
            } catch (Decider.UndecidableCommand bug) {
                LOG.errorf(
                        bug, "Partition %d, command %d: the engine fails on %s", partition, bug.offset(), bug.detail());
                condemned.add(bug.offset(), "command.undecidable", bug.detail());
            } catch (LogWriter.FailedWrite lost) {
                giveUp(lost);
            } catch (InterruptException interrupted) {
                break;
            } catch (RuntimeException failing) {
                LOG.errorf(failing, "Partition %d is given up and taken over again", partition);
                pause();
            }
        }
        wanted = false;
        refuseQuestions();
    }

    private void giveUp(LogWriter.FailedWrite lost) {
        LOG.errorf(lost, "Partition %d is given up and taken over again: %s", partition, lost.getMessage());
        Throwable cause = lost.getCause();
        if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
            condemned.add(lost.commandOffset(), "decision.too-large", String.valueOf(cause.getMessage()));
        } else {
            pause();
        }
    }

    private void serve(Tenure tenure) {
        condemned.forgetBefore(tenure.nextCommand());
        var commands = new TopicPartition(settings.topics().commands(), partition);
        try (tenure;
                KafkaConsumer<byte[], byte[]> reader = clients.reader(commands, tenure.nextCommand())) {
            var ticks = new Ticks(commands.topic(), partition, tenure.producer(), metrics);
            var decider = new Decider(
                    tenure,
                    new Homes(reader.partitionsFor(commands.topic()).size()),
                    condemned,
                    ticks,
                    new DeadLetters(tenure.producer(), metrics),
                    metrics);
            deciding = reader;
            decideOn(reader, tenure, decider, ticks);
        } finally {
            deciding = null;
        }
    }

    private void decideOn(KafkaConsumer<byte[], byte[]> reader, Tenure tenure, Decider decider, Ticks ticks) {
        while (wanted) {
            awaitRoom(tenure.writer());
            for (ConsumerRecord<byte[], byte[]> command : read(reader, tenure, ticks)) {
                if (!wanted) {
                    return;
                }
                decider.decide(command);
            }
            tenure.writer().failIfBroken();
            ticks.writeIfDue(tenure.engine().nextTimer());
            answerQuestions(tenure);
        }
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> reader, Tenure tenure, Ticks ticks) {
        try {
            return reader.poll(ticks.patience(tenure.engine().nextTimer(), IDLE));
        } catch (WakeupException asked) {
            return java.util.List.of();
        }
    }

    /** While the log is slower than the engine, deciding waits: memory is bounded, and the batch behind grows. */
    private void awaitRoom(LogWriter writer) {
        while (wanted && writer.unacknowledged() > settings.unacknowledgedLimit()) {
            writer.failIfBroken();
            sleep(Duration.ofMillis(1));
        }
    }

    private void answerQuestions(Tenure tenure) {
        for (Question<?> question = questions.poll(); question != null; question = questions.poll()) {
            question.answer(tenure);
        }
    }

    private void refuseQuestions() {
        for (Question<?> question = questions.poll(); question != null; question = questions.poll()) {
            question.answer().completeExceptionally(new NotOwned(partition));
        }
    }

    private void pause() {
        if (wanted) {
            sleep(BEFORE_NEXT_TRY);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private record Question<T>(Function<Engine, T> question, CompletableFuture<T> answer) {

        void answer(Tenure tenure) {
            T found = question.apply(tenure.engine());
            tenure.writer().allAcknowledged().whenComplete((nothing, lost) -> {
                if (lost == null) {
                    answer.complete(found);
                } else {
                    answer.completeExceptionally(lost);
                }
            });
        }
    }
}
