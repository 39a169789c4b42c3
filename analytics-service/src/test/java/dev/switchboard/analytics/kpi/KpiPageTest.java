package dev.switchboard.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the KPIs is written from their definitions; {@code -Dwrite.docs=true} writes it anew. */
class KpiPageTest {

    private static final Path PAGE = Path.of("..", "docs", "kpis.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        var page = new StringBuilder("""
                # KPIs

                Each is defined once, in `analytics-service` (`Kpi.java`), from which this page is generated. Where there is nothing to compute a KPI
                from, it has no value (`null`, an empty field), never zero. KPIs of contacts belong to the interval in which the contact arrived, so that in no
                interval more is answered than was offered; those of offers and of time at work belong to the moment itself.

                """);
        for (var kpi : Kpi.values()) {
            page.append("""
                    ## %s
                    `%s`, %s

                    %s

                    - **Formula**: %s
                    - **Edge cases**: %s

                    """.formatted(
                            kpi.title(), kpi.id(), unit(kpi.unit()), kpi.counts(), kpi.formula(), kpi.edgeCases()));
        }
        return page.toString();
    }

    private static String unit(Kpi.Unit unit) {
        return switch (unit) {
            case COUNT -> "a number";
            case SECONDS -> "seconds";
            case SHARE -> "a share from 0 to 1";
            case SCORE -> "points";
        };
    }
}
