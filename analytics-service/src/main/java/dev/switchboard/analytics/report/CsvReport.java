package dev.switchboard.analytics.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as a table for spreadsheets (RFC 4180, a header line, full stops in numbers, empty where there is no value). */
final class CsvReport {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private CsvReport() {}

    static String of(ReportQuery query, List<Reports.Line> lines) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(header(query));
            for (var line : lines) {
                printer.printRecord(values(query, line));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static List<String> header(ReportQuery query) {
        var names = new ArrayList<String>();
        names.add("from");
        query.by().forEach(dimension -> names.add(dimension.column()));
        query.kpis().forEach(kpi -> names.add(kpi.id()));
        return names;
    }

    private static List<String> values(ReportQuery query, Reports.Line line) {
        var values = new ArrayList<String>();
        values.add(line.from().toString());
        line.names().forEach(name -> values.add(harmless(name)));
        query.kpis().forEach(kpi -> {
            var value = kpi.of(line.tally());
            values.add(value == null ? "" : number(value));
        });
        return values;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A spreadsheet must not take a name for a formula (OWASP, CSV injection). */
    private static String harmless(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
