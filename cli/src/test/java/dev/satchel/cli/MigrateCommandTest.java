package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrateCommandTest {
    @Test
    void namesOfMigrationsAreInSnakeCase() {
        assertThat(MigrateCommand.snakeCase("my Test-Name")).isEqualTo("my_test_name");
        assertThat(MigrateCommand.snakeCase("abCd")).isEqualTo("ab_cd");
        assertThat(MigrateCommand.snakeCase("ABCd__e!")).isEqualTo("abcd_e");
    }
}
