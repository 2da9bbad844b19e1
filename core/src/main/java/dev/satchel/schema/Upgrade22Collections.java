package dev.satchel.schema;

import dev.satchel.db.Transaction;
import dev.satchel.json.Json;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape.Audience;
import dev.satchel.schema.AuthOptions.EmailTemplate;
import dev.satchel.schema.AuthOptions.Provider;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rewrites the rows of {@code _collections} of v0.22, and the tables of auth collections. */
final class Upgrade22Collections {
    private static final long ANY_NUMBER = Integer.MAX_VALUE;

    /** A row as it was. */
    private record Old(
            String id, String type, String name, List<?> fields, List<?> indexes, Map<String, Object> options) {}

    private final Transaction data;
    private final Map<String, Object> settings;

    Upgrade22Collections(Transaction data, Map<String, Object> settings) {
        this.data = data;
        this.settings = settings;
    }

    void run() {
        List<Old> rows = data.query(
                row -> new Old(
                        row.text(0),
                        row.text(1),
                        row.text(2),
                        list(row.text(3)),
                        list(row.text(4)),
                        Json.asObject(Json.parse(row.text(5)))),
                "SELECT `id`, `type`, `name`, `schema`, `indexes`, `options` FROM `_collections` ORDER BY `rowid`");
        data.execute("ALTER TABLE `_collections` RENAME COLUMN `schema` TO `fields`");
        for (String rule : List.of("listRule", "viewRule", "createRule", "updateRule", "deleteRule")) {
            data.update("UPDATE `_collections` SET `" + rule + "` = replace(`" + rule
                    + "`, '@request.data', '@request.body')");
        }
        rows.forEach(this::upgrade);
    }

    private static List<?> list(String json) {
        return Json.parse(json) instanceof List<?> list ? list : List.of();
    }

    private void upgrade(Old old) {
        List<Field> fields = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        fields.add(SystemFields.idField());
        if (old.type.equals("auth")) {
            addAuthFields(old, fields);
            indexes.add("CREATE UNIQUE INDEX `_" + old.id + "_username_idx` ON `" + old.name
                    + "` (username COLLATE NOCASE)");
            indexes.add("CREATE UNIQUE INDEX `_" + old.id + "_email_idx` ON `" + old.name
                    + "` (`email`) WHERE `email` != ''");
            indexes.add("CREATE UNIQUE INDEX `_" + old.id + "_tokenKey_idx` ON `" + old.name + "` (`tokenKey`)");
            upgradeTable(old.name);
        }
        for (Object field : old.fields) {
            fields.add(Fields.read(flat(Json.asObject(field))));
        }
        for (String name : List.of("created", "updated")) {
            if (!old.type.equals("view") || TableSync.hasColumn(data, old.name, name)) {
                fields.add(SystemTables.autodate(name, name.equals("updated"), false));
            }
        }
        old.indexes.forEach(index -> indexes.add(String.valueOf(index)));
        Collection draft = new Collection(); // only to give the fields without id theirs
        fields.forEach(draft::addField);
        data.update(
                "UPDATE `_collections` SET `fields` = ?, `indexes` = ?, `options` = ? WHERE `id` = ?",
                Schemas.fieldsText(draft.fields()),
                Json.writeText(indexes),
                options(old),
                old.id);
    }

    private void upgradeTable(String table) {
        String alter = "ALTER TABLE " + data.dialect().quote(table);
        data.execute(alter + " RENAME COLUMN `passwordHash` TO `password`");
        for (String column : List.of("lastResetSentAt", "lastVerificationSentAt", "lastLoginAlertSentAt")) {
            if (TableSync.hasColumn(data, table, column)) {
                data.execute(alter + " DROP COLUMN `" + column + "`");
            }
        }
    }

    private static void addAuthFields(Old old, List<Field> fields) {
        Map<String, Object> options = old.options;
        fields.add(SystemTables.field(
                "password",
                "password",
                "system",
                true,
                "hidden",
                true,
                "required",
                true,
                "min",
                options.getOrDefault("minPasswordLength", 8L),
                "cost",
                10L));
        fields.add(SystemTables.field(
                "text",
                "tokenKey",
                "system",
                true,
                "hidden",
                true,
                "required",
                true,
                "min",
                30L,
                "max",
                60L,
                "autogeneratePattern",
                "[a-zA-Z0-9_]{50}"));
        Field email = SystemTables.field(
                "email", "email", "system", true, "required", Boolean.TRUE.equals(options.get("requireEmail")));
        fields.add(Fields.read(with(
                email.toMap(),
                "exceptDomains",
                options.get("exceptEmailDomains"),
                "onlyDomains",
                options.get("onlyEmailDomains"))));
        fields.add(SystemTables.field("bool", "emailVisibility", "system", true));
        fields.add(SystemTables.field("bool", "verified", "system", true));
        fields.add(SystemTables.field(
                "text",
                "username",
                "required",
                true,
                "min",
                3L,
                "max",
                150L,
                "pattern",
                "^[\\w][\\w\\.\\-]*$",
                "autogeneratePattern",
                "users[0-9]{6}"));
    }

    private static Map<String, Object> with(Map<String, Object> map, Object... pairs) {
        Map<String, Object> result = new LinkedHashMap<>(map);
        for (int i = 0; i < pairs.length; i += 2) {
            result.put((String) pairs[i], pairs[i + 1]);
        }
        return result;
    }

    /** An old field with its options beside its name. */
    private static Map<String, Object> flat(Map<String, Object> old) {
        Map<String, Object> field = new LinkedHashMap<>(Json.asObject(old.get("options")));
        field.putAll(old);
        field.remove("options");
        field.remove("unique");
        field.put("hidden", false);
        switch (String.valueOf(old.get("type"))) {
            case "number" -> field.put("onlyInt", Boolean.TRUE.equals(field.remove("noDecimal")));
            case "editor" -> field.put("convertURLs", Boolean.TRUE.equals(field.remove("convertUrls")));
            case "relation" -> {
                Object max = field.get("maxSelect");
                if (max == null || Long.valueOf(0).equals(max)) {
                    field.put("maxSelect", ANY_NUMBER);
                }
            }
            default -> {}
        }
        return field;
    }

    private String options(Old old) {
        JsonWriter out = new JsonWriter();
        out.beginObject();
        if (old.type.equals("view")) {
            out.name("viewQuery").value(String.valueOf(old.options.getOrDefault("query", "")));
        } else if (old.type.equals("auth")) {
            AuthOptions.SHAPE.writeProperties(auth(old), out, Audience.STORAGE);
        }
        out.endObject();
        return out.toString();
    }

    private AuthOptions auth(Old old) {
        AuthOptions auth = Scaffolds.of("auth", old.name).auth();
        Map<String, Object> options = old.options;
        auth.authRule(isTrue(options, "onlyVerified") ? "verified=true" : "");
        if (options.get("manageRule") instanceof String rule) {
            auth.manageRule(rule.replace("@request.data", "@request.body"));
        }
        List<String> identity = new ArrayList<>();
        if (isTrue(options, "allowEmailAuth")) {
            identity.add("email");
        }
        if (isTrue(options, "allowUsernameAuth")) {
            identity.add("username");
        }
        auth.passwordAuth().enabled(!identity.isEmpty());
        auth.passwordAuth().identityFields(identity);
        auth.oauth2().providers(providers());
        auth.oauth2()
                .enabled(isTrue(options, "allowOAuth2Auth")
                        && !auth.oauth2().providers().isEmpty());
        auth.oauth2().mappedFields().username("username");
        AuthOptions.Token.SHAPE.merge(auth.authToken(), settings.get("recordAuthToken"));
        AuthOptions.Token.SHAPE.merge(auth.passwordResetToken(), settings.get("recordPasswordResetToken"));
        AuthOptions.Token.SHAPE.merge(auth.emailChangeToken(), settings.get("recordEmailChangeToken"));
        AuthOptions.Token.SHAPE.merge(auth.verificationToken(), settings.get("recordVerificationToken"));
        AuthOptions.Token.SHAPE.merge(auth.fileToken(), settings.get("recordFileToken"));
        template(auth.verificationTemplate(), "verificationTemplate");
        template(auth.resetPasswordTemplate(), "resetPasswordTemplate");
        template(auth.confirmEmailChangeTemplate(), "confirmEmailChangeTemplate");
        return auth;
    }

    private static boolean isTrue(Map<String, Object> options, String key) {
        return Boolean.TRUE.equals(options.get(key));
    }

    private void template(EmailTemplate template, String key) {
        if (!(settings.get("meta") instanceof Map<?, ?> meta) || !(meta.get(key) instanceof Map<?, ?> old)) {
            return;
        }
        if (old.get("subject") instanceof String subject && !subject.isEmpty()) {
            template.subject(subject);
        }
        if (old.get("body") instanceof String body && !body.isEmpty()) {
            String actionUrl = old.get("actionUrl") instanceof String url ? url : "";
            template.body(body.replace("{ACTION_URL}", actionUrl));
        }
    }

    /** The providers that were enabled for the whole application. */
    private List<Provider> providers() {
        List<Provider> providers = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (key.endsWith("Auth") && value instanceof Map<?, ?> old && Boolean.TRUE.equals(old.get("enabled"))) {
                Map<String, Object> map = new LinkedHashMap<>(Json.asObject(value));
                map.put("userInfoURL", map.remove("userApiUrl"));
                Provider provider = Provider.SHAPE.read(map);
                provider.name(key.substring(0, key.length() - "Auth".length()));
                providers.add(provider);
            }
        });
        return providers;
    }
}
