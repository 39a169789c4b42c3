package dev.switchboard.analytics.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.access.Caller;
import dev.switchboard.analytics.kpi.Kpi;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** KPIs over time. */
@Path("/api/analytics/report")
@Produces({MediaType.APPLICATION_JSON, ReportResource.CSV})
@Tag(name = "Reports")
@Authenticated
public class ReportResource {

    static final String CSV = "text/csv";

    private final Reports reports;
    private final Territory territory;
    private final Caller caller;
    private final AnalyticsConfig config;

    ReportResource(Reports reports, Territory territory, Caller caller, AnalyticsConfig config) {
        this.reports = reports;
        this.territory = territory;
        this.caller = caller;
        this.config = config;
    }

    /**
     * A line of a report.
     *
     * @param of the dimensions asked by, with their values; empty text: none (a contact that nobody has answered has no agent)
     * @param kpis by id; null where there is nothing to compute it from
     */
    public record Row(
            Instant from,
            Map<String, String> of,
            @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, @Nullable Double> kpis) {}

    /** @param timeZone in which days, weeks and months begin */
    public record Report(Instant from, Instant to, String timeZone, List<Row> rows) {}

    @GET
    @Operation(summary = "KPIs by interval, channel, queue, team and agent, as JSON or CSV, within the caller's scope")
    public Uni<Response> report(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("by") List<String> by,
            @QueryParam("kpi") List<String> kpis,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("team") @Nullable String team,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("format") @Nullable String format,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        var reader = new QueryReader(config.timeZone());
        var begin = reader.time("from", from);
        var end = reader.time("to", to);
        var pieces = reader.pieces(begin, end, interval);
        var dimensions = reader.by(by);
        var asked = reader.kpis(kpis);
        var filter = new ReportQuery.Filter(
                reader.channel(channel),
                reader.name("queue", queue),
                reader.name("team", team),
                reader.name("agent", agent));
        boolean csv = reader.csv(format, accept);
        reader.check();
        return visible()
                .map(only -> new ReportQuery(caller.workspace(), pieces, end, dimensions, filter, asked, only.value()))
                .chain(query -> reports.of(query).map(lines -> answer(query, lines, csv)));
    }

    private record Only(ReportQuery.@Nullable Visible value) {}

    private Uni<Only> visible() {
        return territory
                .teams(caller)
                .map(teams -> new Only(teams.map(own -> new ReportQuery.Visible(
                                List.copyOf(own), caller.agent().orElse(null)))
                        .orElse(null)));
    }

    private Response answer(ReportQuery query, List<Reports.Line> lines, boolean csv) {
        if (csv) {
            return Response.ok(CsvReport.of(query, lines), CSV + ";charset=utf-8")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report.csv\"")
                    .build();
        }
        var rows = lines.stream().map(line -> row(query, line)).toList();
        return Response.ok(
                        new Report(query.from(), query.to(), config.timeZone().getId(), rows),
                        MediaType.APPLICATION_JSON)
                .build();
    }

    private static Row row(ReportQuery query, Reports.Line line) {
        Map<String, String> of = new LinkedHashMap<>();
        for (int n = 0; n < query.by().size(); n++) {
            of.put(query.by().get(n).column(), line.names().get(n));
        }
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        for (Kpi kpi : query.kpis()) {
            values.put(kpi.id(), kpi.of(line.tally()));
        }
        return new Row(line.from(), of, values);
    }
}
