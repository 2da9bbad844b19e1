package dev.satchel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.schema.ViewIdentifiers.Identifier;
import org.junit.jupiter.api.Test;

class ViewIdentifiersTest {

    @Test
    void columnsAndTablesWithTheirAliases() {
        ViewIdentifiers found = ViewIdentifiers.parse("""
                SELECT DISTINCT s.id, s.title AS "ti", (s.num + 1) as plus, count(s.id) cnt, 'lit' as lit
                FROM src s LEFT OUTER JOIN [users] AS u ON u.id = s.owner, more
                WHERE s.num > 0 GROUP BY s.id ORDER BY s.num
                """);

        assertThat(found.columns())
                .containsExactly(
                        new Identifier("s.id", "id"),
                        new Identifier("s.title", "ti"),
                        new Identifier("(s.num + 1)", "plus"),
                        new Identifier("count(s.id)", "cnt"),
                        new Identifier("'lit'", "lit"));
        assertThat(found.tables()).containsExactly(new Identifier("src", "s"), new Identifier("users", "u"));
    }

    @Test
    void commentsAndSubqueriesAreNotLookedInto() {
        ViewIdentifiers found =
                ViewIdentifiers.parse("select id, -- the, key\n (select a, b from x) sub /* from y */ from src -- end");

        assertThat(found.columns()).extracting(Identifier::alias).containsExactly("id", "sub");
        assertThat(found.tables()).containsExactly(new Identifier("src", "src"));
    }

    @Test
    void anItemOfTooManyWordsIsRefused() {
        assertThatThrownBy(() -> ViewIdentifiers.parse("select id, title a b c from src"))
                .isInstanceOf(ViewQueryException.class)
                .hasMessage("invalid identifier parts [title a b c]");
        assertThatThrownBy(() -> ViewIdentifiers.parse("select id, title from src union select id, name from users"))
                .isInstanceOf(ViewQueryException.class)
                .hasMessage("invalid identifier part - expected \"as\", got union");
    }
}
