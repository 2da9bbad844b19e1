package dev.satchel.query;

import dev.satchel.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the compiler has asked the request about while it wrote a statement. Everything that the text of the statement
 * depends on is asked here and remembered as a guard, so that the statement may be used again for any request that
 * gives the same answers.
 */
final class RequestFacts {

    /** A question that must be answered as it was. */
    record Guard(Function<RequestInfo, Object> question, Object answer) {

        boolean holds(RequestInfo request) {
            return Objects.equals(question.apply(request), answer);
        }
    }

    private final RequestInfo request;
    private final List<Guard> guards = new ArrayList<>();

    RequestFacts(RequestInfo request) {
        this.request = request;
    }

    <T> T ask(Function<RequestInfo, T> question) {
        T answer = question.apply(request);
        guards.add(new Guard(question::apply, answer));
        return answer;
    }

    List<Guard> guards() {
        return List.copyOf(guards);
    }
}
