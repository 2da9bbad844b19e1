package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final Program program = new Program("./bin/satchel", "1.2.3", new Console(false));

    private Invocation parse(String... args) {
        List<String> list = List.of(args);
        return CommandLine.parse(program, CommandLine.target(program, list), list);
    }

    @Test
    void flagsMayStandAnywhere() {
        Invocation invocation = parse("--dir", "a", "serve", "--dev", "e", "--queryTimeout=5", "p");
        assertThat(invocation.path()).isEqualTo("satchel serve");
        assertThat(invocation.arguments()).containsExactly("e", "p");
        assertThat(invocation.text("dir")).isEqualTo("a");
        assertThat(invocation.isOn("dev")).isTrue();
        assertThat(invocation.number("queryTimeout")).isEqualTo(5);
    }

    @Test
    void defaultsDependOnWhereTheProgramLies() {
        assertThat(parse("serve").text("dir")).isEqualTo("./bin/pb_data");
        assertThat(new Program("satchel", "", new Console(false)).beside("pb_data"))
                .isEqualTo("./pb_data");
        assertThat(new Program("/satchel", "", new Console(false)).beside("pb_data"))
                .isEqualTo("/pb_data");
    }

    @Test
    void aBooleanTakesItsValueOnlyAfterAnEqualsSign() {
        assertThat(parse("serve", "--indexFallback", "false").arguments()).containsExactly("false");
        assertThat(parse("serve", "--indexFallback=F").isOn("indexFallback")).isFalse();
    }

    @Test
    void repeatedListsAreJoined() {
        assertThat(parse("serve", "--origins=a,b", "--origins", "c").text("origins"))
                .isEqualTo("a,b,c");
    }

    @Test
    void twoDashesEndTheFlags() {
        assertThat(parse("serve", "--", "--x", "-y").arguments()).containsExactly("--x", "-y");
    }

    @Test
    void mistakesAreNamedInTheWordsOfTheOriginal() {
        assertThatThrownBy(() -> parse("serve", "--x=1")).hasMessage("unknown flag: --x");
        assertThatThrownBy(() -> parse("serve", "-hx")).hasMessage("unknown shorthand flag: 'x' in -hx");
        assertThatThrownBy(() -> parse("serve", "--http")).hasMessage("flag needs an argument: --http");
        assertThatThrownBy(() -> parse("serve", "--=1")).hasMessage("bad flag syntax: --=1");
        assertThatThrownBy(() -> parse("serve", "--dev=maybe"))
                .hasMessage("invalid argument \"maybe\" for \"--dev\" flag: strconv.ParseBool: parsing \"maybe\":"
                        + " invalid syntax");
        assertThatThrownBy(() -> parse("--queryTimeout=abc", "serve"))
                .hasMessage("invalid argument \"abc\" for \"--queryTimeout\" flag: strconv.ParseInt: parsing \"abc\":"
                        + " invalid syntax");
    }

    @Test
    void flagsOfOneCommandAreUnknownToOthers() {
        assertThatThrownBy(() -> parse("update", "--http=x")).hasMessage("unknown flag: --http");
    }

    @Test
    void helpShowsCommandsAndFlagsInColumns() {
        Command root = program.commands().root();
        String help = Help.of(root, "satchel", program.commands().globals());
        assertThat(help)
                .startsWith("satchel CLI\n\nUsage:\n  satchel [command]\n\nAvailable Commands:\n  migrate     Executes")
                .contains("\n      --dir string             the data directory (default \"./bin/pb_data\")\n")
                .contains("\n  -h, --help                   help for satchel\n")
                .endsWith("Use \"satchel [command] --help\" for more information about a command.\n");
    }
}
