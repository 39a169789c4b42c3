package dev.switchboard.agents;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.switchboard.agents");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("dev.switchboard.agents.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
