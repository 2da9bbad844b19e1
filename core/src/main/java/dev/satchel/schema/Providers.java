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
    private static final Set<String> KNOWN = Set.of("apple", "google", "microsoft", "yandex", "facebook", "instagram2", "github",
            "gitlab", "bitbucket", "gitee", "gitea", "discord", "twitter", "kakao", "vk", "linear", "notion", "monday", "lark",
            "box", "spotify", "trakt", "twitch", "patreon", "strava", "wakatime", "livechat", "mailcow", "planningcenter",
            "oidc", "oidc2", "oidc3");

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
            AuthOptions.Provider match = null;
            for (AuthOptions.Provider provider : stored) {
                if (!name.isEmpty() && provider.name().equals(name)) {
                    match = provider;
                }
            }
            if (match == null && i < stored.size() && (name.isEmpty() || !names.contains(stored.get(i).name()))) {
                match = stored.get(i);
            }
            aligned.add(match == null ? new AuthOptions.Provider() : match);
        }
        auth.oauth2().providers(aligned);
    }
}
