package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.db.DbException;
import dev.satchel.error.ApiException;
import dev.satchel.error.ValidationException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** What happens to every request, in its order, around the handler of its route. */
final class Pipeline implements io.helidon.webserver.http.Handler {
    private final App app;
    private final Router router;

    Pipeline(App app, Router router) {
        this.app = app;
        this.router = router;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Exchange exchange = new Exchange(app, request, response);
        try {
            exchange.responseHeader(Headers.VARY_ORIGIN);
            exchange.responseHeader(Headers.XSS);
            exchange.responseHeader(Headers.NOSNIFF);
            exchange.responseHeader(Headers.FRAME);
            Optional<Router.Match> match = router.find(exchange.method(), exchange.rawPath());
            if (match.isEmpty()) {
                throw ApiException.notFound();
            }
            exchange.params(match.get().params());
            exchange.bodyLimit(match.get().route().bodyLimit(exchange));
            match.get().route().handler().handle(exchange);
        } catch (RuntimeException e) {
            ApiException error = toApi(e);
            if (!exchange.committed()) {
                exchange.json(error.status(), ErrorJson.write(error));
            }
        } finally {
            exchange.close();
        }
    }

    static ApiException toApi(RuntimeException error) {
        return switch (error) {
            case ApiException e -> e;
            case ValidationException e -> ApiException.badRequest("", e);
            case DbException e -> ApiException.badRequest("", e);
            default -> new ApiException(500, "", null, error);
        };
    }
}
