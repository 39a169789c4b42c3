package dev.switchboard.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the packages. */
@AnalyzeClasses(packages = "dev.switchboard.analytics", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.switchboard.analytics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule statisticsAreFreeOfTheWorld = noClasses()
            .that()
            .resideInAnyPackage("..kpi..", "..life..", "..audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "org.apache.kafka..");

    /** Else it would agree with what it is to check. */
    @ArchTest
    static final ArchRule theAuditKnowsNoTallies = noClasses()
            .that()
            .resideInAPackage("..audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..life..", "..intake..", "..report..");
}
