package dev.switchboard.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the router's packages. */
@AnalyzeClasses(packages = "dev.switchboard.router", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.switchboard.router.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheLogConsumesCommands = noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchboard.router.log..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.consumer.KafkaConsumer");

    @ArchTest
    static final ArchRule onlyTheLogWritesEvents = noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchboard.router.log..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer");

    @ArchTest
    static final ArchRule onlyTheLogHoldsEngines = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.switchboard.router.log..",
                    "dev.switchboard.router.engine..",
                    "dev.switchboard.router.queues..",
                    "dev.switchboard.router.simulation..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.switchboard.router.engine.Engine");
}
