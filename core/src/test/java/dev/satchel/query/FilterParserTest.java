package dev.satchel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.query.Expression.And;
import dev.satchel.query.Expression.Comparison;
import dev.satchel.query.Expression.Function;
import dev.satchel.query.Expression.Identifier;
import dev.satchel.query.Expression.Numeral;
import dev.satchel.query.Expression.Or;
import dev.satchel.query.Expression.Text;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    @Test
    void andBindsTighterThanOr() {
        assertThat(shape("a=1 || b=2 && c=3 || d=4")).isEqualTo("(a | (b & c) | d)");
    }

    @Test
    void groupsKeepTogetherAndSingleItemsNeedNoGroup() {
        assertThat(shape("(a=1 || b=2) && ((c=3))")).isEqualTo("((a | b) & c)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "n=1 (b=2); (n & b)",
                "n=1 || (b=2) (c=3); (n | b | c)",
                "n (b=2); b",
                "n = (b=2); b",
                "(n=1) && b=2; (n & b)",
            })
    void aGroupIsTakenInEveryState(String text, String expected) {
        assertThat(shape(text)).isEqualTo(expected);
    }

    @Test
    void readsOperandsOfEveryKind() {
        assertThat(FilterParser.parse("f('%Y', a.b:c, -1.5,) ?!~ \"a\\\"\\n\\q\""))
                .isEqualTo(new Comparison(
                        new Function(
                                "f", java.util.List.of(new Text("%Y"), new Identifier("a.b:c"), new Numeral(-1.5))),
                        Operator.NOT_LIKE,
                        true,
                        new Text("a\"\n\\q")));
    }

    @Test
    void passesOverCommentsOutsideOfGroupEnds() {
        assertThat(shape("a=1 && // it's a comment\n b=2 // end")).isEqualTo("(a & b)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "  ", "// only", "()", "a", "a=", "=1", "a==1", "a<>1", "a=1 & b=2", "&& a=1", "a=1 &&",
                        "a=1 && ()", "a=1 b=2",
                "(a=1) b=2", "(a=1", "a=1)", "a='x", "n=1.", "n=.5", "n=1e3", "n=+1", "a.=1", "a:=1", "@=1", "_=1",
                        "n=1;", "n=1 / b=2",
                "f(,1)=1", "f(1,,2)=1", "f(1 2)=1", "f(1=1", "f(f(f(f(1))))=1", "a=1\r&& b=2", "(a=1 // :) \n)", "é=1"
            })
    void refusesWhatIsNoFilter(String text) {
        assertThatThrownBy(() -> FilterParser.parse(text)).isInstanceOf(FilterException.class);
    }

    @Test
    void allows200ComparisonsAndNoMore() {
        assertThat(FilterParser.parse("n=1".concat("||n=1".repeat(199)))).isInstanceOf(Or.class);
        assertThatThrownBy(() -> FilterParser.parse("n=1" + "||n=1".repeat(200)))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> FilterParser.parse("n=1" + "||n=1".repeat(5000)))
                .isInstanceOf(FilterException.class);
    }

    @Test
    void survivesDeepNestingAndHugeTexts() {
        assertThat(shape("(".repeat(1700) + "n=1" + ")".repeat(1700))).isEqualTo("n");
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (String text : new String[] {
                "(".repeat(200_000),
                "(".repeat(100_000) + "n=1" + ")".repeat(100_000),
                "n='" + "x".repeat(10_000_000),
                "f(".repeat(100_000)
            }) {
                assertThatThrownBy(() -> FilterParser.parse(text)).isInstanceOf(FilterException.class);
            }
        });
    }

    private static String shape(String text) {
        return shape(FilterParser.parse(text));
    }

    private static String shape(Expression expression) {
        return switch (expression) {
            case And and ->
                and.parts().stream()
                        .map(FilterParserTest::shape)
                        .collect(java.util.stream.Collectors.joining(" & ", "(", ")"));
            case Or or ->
                or.parts().stream()
                        .map(FilterParserTest::shape)
                        .collect(java.util.stream.Collectors.joining(" | ", "(", ")"));
            case Comparison comparison -> ((Identifier) comparison.left()).name();
        };
    }

    @Test
    void anUnclosedGroupTellsWhatIsMissing() {
        assertThatThrownBy(() -> FilterParser.parse("((id = 1"))
                .hasMessage("invalid formatted group - missing 2 closing bracket(s)");
        assertThatThrownBy(() -> FilterParser.parse("(id = 'x)")).hasMessage("invalid quoted text \"'x)\"");
    }
}
