package dev.satchel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

    @Test
    void aStatementOfAnySpellingHasOneNormalForm() {
        Index index = Index.parse("create index i on t (a, lower(b) desc) where a > 1");

        assertThat(index.sql()).isEqualTo("CREATE INDEX `i` ON `t` (\n  `a`,\n  lower(b) DESC\n) WHERE a > 1");
        assertThat(Index.parse(index.sql())).isEqualTo(index);
    }

    @Test
    void quotesOfEveryKindAreTrimmed() {
        Index index =
                Index.parse("CREATE UNIQUE  INDEX if not exists \"main\".'i' ON [t] (`title` collate nocase asc)");

        assertThat(index.sql())
                .isEqualTo("CREATE UNIQUE INDEX IF NOT EXISTS `main`.`i` ON `t` (`title` COLLATE nocase ASC)");
    }

    @Test
    void commasInsideOfCallsDoNotSplitColumns() {
        Index index = Index.parse("CREATE INDEX i ON t (json_extract(data, '$.a,b'), c)");

        assertThat(index.columns()).extracting(Index.Column::name).containsExactly("json_extract(data, '$.a,b')", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "CREATE INDEX on t (a)", "CREATE INDEX i ON t ()", "CREATE TABLE t (a)", "drop index i"})
    void whatIsNoIndexIsNotValid(String sql) {
        assertThat(Index.parse(sql).valid()).isFalse();
        assertThat(Index.parse(sql).sql()).isEmpty();
    }

    @Test
    void indexesThatDifferOnlyInNameHaveTheSameDefinition() {
        assertThat(Index.parse("create index i on t (a)").definition())
                .isEqualTo(Index.parse("CREATE INDEX `j` ON `t` (`a`)").definition())
                .isNotEqualTo(Index.parse("create unique index i on t (a)").definition());
    }

    @Test
    void onlyATextWithAnotherTableIsRewritten() {
        assertThat(Indexes.withTable(
                        List.of("create index i on posts (a)", "create index j on POSTS (a)", "nonsense"), "posts"))
                .containsExactly("create index i on posts (a)", "CREATE INDEX `j` ON `posts` (`a`)", "nonsense");
    }
}
