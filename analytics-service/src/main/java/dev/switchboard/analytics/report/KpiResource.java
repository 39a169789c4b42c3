package dev.switchboard.analytics.report;

import dev.switchboard.analytics.kpi.Kpi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What each KPI means. */
@Path("/api/analytics/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
@PermitAll
public class KpiResource {

    public record Definition(String id, String title, Kpi.Unit unit, String formula, String counts, String edgeCases) {}

    @GET
    @Operation(summary = "Every KPI: formula, unit, what counts, edge cases")
    public List<Definition> definitions() {
        return Arrays.stream(Kpi.values())
                .map(kpi ->
                        new Definition(kpi.id(), kpi.title(), kpi.unit(), kpi.formula(), kpi.counts(), kpi.edgeCases()))
                .toList();
    }
}
