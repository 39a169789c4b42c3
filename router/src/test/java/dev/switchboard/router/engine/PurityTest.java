package dev.switchboard.router.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The engine is plain Java: what it decides follows from its arguments alone. */
class PurityTest {

    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.switchboard.router.engine", "dev.switchboard.router.audit");

    @Test
    void dependsOnTheLanguageOfTheServicesAlone() {
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio",
                        "java.nio.charset..",
                        "org.jspecify.annotations..",
                        "dev.switchboard.events..",
                        "dev.switchboard.router.engine..",
                        "dev.switchboard.router.audit..")
                .check(engine);
    }

    @Test
    void asksNoClockAndNoDice() {
        noClasses().should().callMethod(Instant.class, "now").check(engine);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(engine);
        noClasses().should().callMethod(System.class, "nanoTime").check(engine);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(engine);
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).check(engine);
    }

    @Test
    void startsNoThreadsAndWritesNoLog() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.logging..", "org.slf4j..", "org.jboss..")
                .check(engine);
        noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class).check(engine);
    }

    @Test
    void theAuditBelievesNothingTheEngineSays() {
        slices().matching("dev.switchboard.router.(*)..")
                .should()
                .notDependOnEachOther()
                .check(engine);
    }
}
