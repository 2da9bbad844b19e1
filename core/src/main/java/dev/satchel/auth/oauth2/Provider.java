package dev.satchel.auth.oauth2;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The OAuth2 providers that can be configured, with what holds where a configuration leaves it open. */
public enum Provider {
    APPLE(
            "apple",
            "Apple",
            true,
            List.of("name", "email"),
            "https://appleid.apple.com/auth/authorize",
            "https://appleid.apple.com/auth/token",
            ""),
    GOOGLE(
            "google",
            "Google",
            true,
            List.of(
                    "https://www.googleapis.com/auth/userinfo.profile",
                    "https://www.googleapis.com/auth/userinfo.email"),
            "https://accounts.google.com/o/oauth2/v2/auth",
            "https://oauth2.googleapis.com/token",
            "https://www.googleapis.com/oauth2/v3/userinfo"),
    MICROSOFT(
            "microsoft",
            "Microsoft",
            true,
            List.of("User.Read"),
            "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            "https://graph.microsoft.com/v1.0/me"),
    YANDEX(
            "yandex",
            "Yandex",
            true,
            List.of("login:email", "login:avatar", "login:info"),
            "https://oauth.yandex.com/authorize",
            "https://oauth.yandex.com/token",
            "https://login.yandex.ru/info"),
    FACEBOOK(
            "facebook",
            "Facebook",
            true,
            List.of("email"),
            "https://www.facebook.com/v3.2/dialog/oauth",
            "https://graph.facebook.com/v3.2/oauth/access_token",
            "https://graph.facebook.com/me?fields=name,email,picture.type(large)"),
    INSTAGRAM2(
            "instagram2",
            "Instagram",
            true,
            List.of("instagram_business_basic"),
            "https://www.instagram.com/oauth/authorize",
            "https://api.instagram.com/oauth/access_token",
            "https://graph.instagram.com/me?fields=id,username,account_type,user_id,name"
                    + ",profile_picture_url,followers_count,follows_count,media_count"),
    GITHUB(
            "github",
            "GitHub",
            true,
            List.of("read:user", "user:email"),
            "https://github.com/login/oauth/authorize",
            "https://github.com/login/oauth/access_token",
            "https://api.github.com/user"),
    GITLAB(
            "gitlab",
            "GitLab",
            true,
            List.of("read_user"),
            "https://gitlab.com/oauth/authorize",
            "https://gitlab.com/oauth/token",
            "https://gitlab.com/api/v4/user"),
    BITBUCKET(
            "bitbucket",
            "Bitbucket",
            false,
            List.of("account"),
            "https://bitbucket.org/site/oauth2/authorize",
            "https://bitbucket.org/site/oauth2/access_token",
            "https://api.bitbucket.org/2.0/user"),
    GITEE(
            "gitee",
            "Gitee",
            true,
            List.of("user_info", "emails"),
            "https://gitee.com/oauth/authorize",
            "https://gitee.com/oauth/token",
            "https://gitee.com/api/v5/user"),
    GITEA(
            "gitea",
            "Gitea/Forgejo",
            true,
            List.of("read:user", "user:email"),
            "https://gitea.com/login/oauth/authorize",
            "https://gitea.com/login/oauth/access_token",
            "https://gitea.com/api/v1/user"),
    DISCORD(
            "discord",
            "Discord",
            true,
            List.of("identify", "email"),
            "https://discord.com/api/oauth2/authorize",
            "https://discord.com/api/oauth2/token",
            "https://discord.com/api/users/@me"),
    TWITTER(
            "twitter",
            "X/Twitter",
            true,
            List.of("users.read", "users.email", "tweet.read"),
            "https://x.com/i/oauth2/authorize",
            "https://api.x.com/2/oauth2/token",
            "https://api.x.com/2/users/me?user.fields=id,name,username,profile_image_url,confirmed_email"),
    KAKAO(
            "kakao",
            "Kakao",
            true,
            List.of("account_email", "profile_nickname", "profile_image"),
            "https://kauth.kakao.com/oauth/authorize",
            "https://kauth.kakao.com/oauth/token",
            "https://kapi.kakao.com/v2/user/me"),
    VK(
            "vk",
            "ВКонтакте",
            false,
            List.of("email"),
            "https://oauth.vk.com/authorize",
            "https://oauth.vk.com/access_token",
            "https://api.vk.com/method/users.get?fields=photo_max,screen_name&v=5.131"),
    LINEAR(
            "linear",
            "Linear",
            false,
            List.of("read"),
            "https://linear.app/oauth/authorize",
            "https://api.linear.app/oauth/token",
            "https://api.linear.app/graphql"),
    NOTION(
            "notion",
            "Notion",
            true,
            List.of(),
            "https://api.notion.com/v1/oauth/authorize",
            "https://api.notion.com/v1/oauth/token",
            "https://api.notion.com/v1/users/me"),
    MONDAY(
            "monday",
            "monday.com",
            true,
            List.of("me:read"),
            "https://auth.monday.com/oauth2/authorize",
            "https://auth.monday.com/oauth2/token",
            "https://api.monday.com/v2"),
    LARK(
            "lark",
            "Lark",
            true,
            List.of(),
            "https://accounts.feishu.cn/open-apis/authen/v1/authorize",
            "https://open.feishu.cn/open-apis/authen/v2/oauth/token",
            "https://open.feishu.cn/open-apis/authen/v1/user_info"),
    BOX(
            "box",
            "Box",
            true,
            List.of("root_readonly"),
            "https://account.box.com/api/oauth2/authorize",
            "https://api.box.com/oauth2/token",
            "https://api.box.com/2.0/users/me"),
    SPOTIFY(
            "spotify",
            "Spotify",
            true,
            List.of("user-read-private"),
            "https://accounts.spotify.com/authorize",
            "https://accounts.spotify.com/api/token",
            "https://api.spotify.com/v1/me"),
    TRAKT(
            "trakt",
            "Trakt",
            true,
            List.of(),
            "https://trakt.tv/oauth/authorize",
            "https://api.trakt.tv/oauth/token",
            "https://api.trakt.tv/users/settings"),
    TWITCH(
            "twitch",
            "Twitch",
            true,
            List.of("user:read:email"),
            "https://id.twitch.tv/oauth2/authorize",
            "https://id.twitch.tv/oauth2/token",
            "https://api.twitch.tv/helix/users"),
    PATREON(
            "patreon",
            "Patreon",
            true,
            List.of("identity", "identity[email]"),
            "https://www.patreon.com/oauth2/authorize",
            "https://www.patreon.com/api/oauth2/token",
            "https://www.patreon.com/api/oauth2/v2/identity?fields%5Buser%5D=full_name"
                    + ",email,vanity,image_url,is_email_verified"),
    STRAVA(
            "strava",
            "Strava",
            true,
            List.of("profile:read_all"),
            "https://www.strava.com/oauth/authorize",
            "https://www.strava.com/api/v3/oauth/token",
            "https://www.strava.com/api/v3/athlete"),
    WAKATIME(
            "wakatime",
            "WakaTime",
            true,
            List.of("email"),
            "https://wakatime.com/oauth/authorize",
            "https://wakatime.com/oauth/token",
            "https://wakatime.com/api/v1/users/current"),
    LIVECHAT(
            "livechat",
            "LiveChat",
            true,
            List.of(),
            "https://accounts.livechat.com/",
            "https://accounts.livechat.com/token",
            "https://accounts.livechat.com/v2/accounts/me"),
    MAILCOW("mailcow", "mailcow", true, List.of("profile"), "", "", ""),
    PLANNINGCENTER(
            "planningcenter",
            "Planning Center",
            true,
            List.of("people"),
            "https://api.planningcenteronline.com/oauth/authorize",
            "https://api.planningcenteronline.com/oauth/token",
            "https://api.planningcenteronline.com/people/v2/me"),
    OIDC("oidc", "OIDC", true, List.of("openid", "email", "profile"), "", "", ""),
    OIDC2("oidc2", "OIDC", true, List.of("openid", "email", "profile"), "", "", ""),
    OIDC3("oidc3", "OIDC", true, List.of("openid", "email", "profile"), "", "", "");

    private static final Map<String, Provider> BY_NAME = byNames();

    private final String id;
    private final String displayName;
    private final boolean pkce;
    private final List<String> scopes;
    private final String authURL;
    private final String tokenURL;
    private final String userInfoURL;

    Provider(
            String id,
            String displayName,
            boolean pkce,
            List<String> scopes,
            String authURL,
            String tokenURL,
            String userInfoURL) {
        this.id = id;
        this.displayName = displayName;
        this.pkce = pkce;
        this.scopes = scopes;
        this.authURL = authURL;
        this.tokenURL = tokenURL;
        this.userInfoURL = userInfoURL;
    }

    /** By the name that configurations use, such as {@code github}. */
    public static Optional<Provider> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, Provider> byNames() {
        Map<String, Provider> byName = new HashMap<>();
        for (Provider provider : values()) {
            byName.put(provider.id, provider);
        }
        return byName;
    }

    /** The name that configurations use. */
    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    /** Whether the proof of RFC 7636 is used unless a configuration decides. */
    public boolean pkce() {
        return pkce;
    }

    public List<String> scopes() {
        return scopes;
    }

    /** {@code ""} if it has to be configured; so are the other addresses. */
    public String authURL() {
        return authURL;
    }

    public String tokenURL() {
        return tokenURL;
    }

    public String userInfoURL() {
        return userInfoURL;
    }

    /** The provider's mark, as SVG. */
    public String logo() {
        String file = "logos/" + (id.startsWith("oidc") ? "oidc" : id) + ".svg";
        try (InputStream svg = Provider.class.getResourceAsStream(file)) {
            return new String(svg.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
