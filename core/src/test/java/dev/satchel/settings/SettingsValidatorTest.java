package dev.satchel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.json.Json;
import org.junit.jupiter.api.Test;

class SettingsValidatorTest {

    private static String errors(String json) {
        Settings settings = new Settings();
        Settings.SHAPE.merge(settings, Json.parse(json));
        return SettingsValidator.check(settings).toString();
    }

    @Test
    void theDefaultsAreGood() {
        assertThat(errors("{}")).isEmpty();
    }

    @Test
    void eachValueReportsItsFirstError() {
        assertThat(errors("{\"meta\":{\"appName\":\"\",\"accentColor\":\"red\",\"senderAddress\":\"x\"}}"))
                .isEqualTo("meta: (accentColor: the length must be exactly 7; appName: cannot be blank;"
                        + " senderAddress: must be a valid email address.).");
    }

    @Test
    void lengthsAreCountedInBytes() {
        assertThat(errors("{\"meta\":{\"appName\":\"" + "é".repeat(127) + "\"}}"))
                .isEmpty();
        assertThat(errors("{\"meta\":{\"appName\":\"" + "é".repeat(128) + "\"}}"))
                .isEqualTo("meta: (appName: the length must be between 1 and 255.).");
    }

    @Test
    void whatIsSwitchedOffMayBeIncomplete() {
        assertThat(errors("{\"smtp\":{\"host\":\"\",\"port\":0},\"batch\":{\"maxRequests\":0}}"))
                .isEmpty();
        assertThat(errors("{\"smtp\":{\"enabled\":true,\"host\":\"\",\"port\":0}}"))
                .isEqualTo("smtp: (host: cannot be blank; port: cannot be blank.).");
        assertThat(errors("{\"s3\":{\"enabled\":true,\"bucket\":\"b\"}}"))
                .isEqualTo("s3: (accessKey: cannot be blank; endpoint: cannot be blank; region: cannot be blank;"
                        + " secret: cannot be blank.).");
    }

    @Test
    void addressesAreIpsOrBlocks() {
        assertThat(errors("{\"superuserIPs\":[\"1.2.3.4\",\"::1/64\",\"1.2.3.4/33\",\"\",\" 1.2.3.4\"]}"))
                .isEqualTo("superuserIPs: (2: invalid IP or CIDR subnet; 3: cannot be blank;"
                        + " 4: invalid IP or CIDR subnet.).");
    }

    @Test
    void rulesForTheSameRequestsConflictAndHideOtherErrors() {
        String rules = "{\"rateLimits\":{\"rules\":["
                + "{\"label\":\"a\",\"audience\":\"@guest\",\"duration\":1,\"maxRequests\":1},"
                + "{\"label\":\"a\",\"audience\":\"@auth\",\"duration\":1,\"maxRequests\":1},"
                + "{\"label\":\"ab\",\"audience\":\"\",\"duration\":0,\"maxRequests\":1}%s]}}";
        assertThat(errors(rules.formatted(""))).isEqualTo("rateLimits: (rules: (2: (duration: cannot be blank.).).).");
        assertThat(errors(rules.formatted(",{\"label\":\"a\",\"audience\":\"\",\"duration\":0,\"maxRequests\":1}")))
                .startsWith(
                        "rateLimits: (rules: (3: (label: Rate limit rule configuration with label a already exists");
    }
}
