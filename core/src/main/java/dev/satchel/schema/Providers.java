package dev.satchel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the settings of OAuth2 providers with their provider when a client sends the list in another order or without
 * some of them: a sent provider is laid over the stored one of the same name, and only where there is none over the
 * one at its position. (By position alone, as PocketBase does it, one provider's secret goes to another.)
 */
public final class Providers {
    private static final Set<String> KNOWN = Set.of(
            "apple",
            "google",
            "microsoft",
            "yandex",
            "facebook",
            "instagram2",
            "github",
            "gitlab",
            "bitbucket",
            "gitee",
            "gitea",
            "discord",
            "twitter",
            "kakao",
            "vk",
            "linear",
            "notion",
            "monday",
            "lark",
            "box",
            "spotify",
            "trakt",
            "twitch",
            "patreon",
            "strava",
            "wakatime",
            "livechat",
            "mailcow",
            "planningcenter",
            "oidc",
            "oidc2",
            "oidc3");

    private Providers() {}

    public static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** Puts the stored providers into the order of those in the JSON object, which are merged by position then. */
    static void alignByName(AuthOptions auth, Map<String, Object> json) {
        if (!(json.get("oauth2") instanceof Map<?, ?> oauth2) || !(oauth2.get("providers") instanceof List<?> sent)) {
            return;
        }
        List<AuthOptions.Provider> stored = auth.oauth2().providers();
        List<String> names = new ArrayList<>();
        for (Object item : sent) {
            names.add(item instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : "");
        }
        List<AuthOptions.Provider> aligned = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int at = name.isEmpty() ? -1 : indexOf(stored, name);
            if (at < 0
                    && i < stored.size()
                    && (name.isEmpty() || !names.contains(stored.get(i).name()))) {
                at = i;
            }
            AuthOptions.Provider old =
                    at < 0 ? new AuthOptions.Provider() : AuthOptions.Provider.SHAPE.copy(stored.get(at));
            if (at != i && sent.get(i) instanceof Map<?, ?> map && map.containsKey("extra")) {
                old.extra(null); // what is sent for one that has moved is meant to be all of it
            }
            aligned.add(old);
        }
        auth.oauth2().providers(aligned);
    }

    private static int indexOf(List<AuthOptions.Provider> providers, String name) {
        for (int i = 0; i < providers.size(); i++) {
            if (providers.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
