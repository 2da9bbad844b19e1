package dev.satchel.query;

import dev.satchel.query.Expression.And;
import dev.satchel.query.Expression.Comparison;
import dev.satchel.query.Expression.Operand;
import dev.satchel.query.Expression.Or;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * From a filter's text to its syntax tree.
 *
 * <p>A state machine over the items of a flat list: left operand, sign, right operand, join. A group is found by its
 * closing parenthesis and its inside is read as a list of its own; that is done with a stack of frames instead of
 * recursion, so that no depth of parentheses can overflow. The oddities of the original's grammar are kept: a group is
 * taken in every state, drops a comparison that is half read, and needs no join before it.
 *
 * <p>AND binds tighter than OR. A list of one item is that item.
 */
final class FilterParser {
    /** Comparisons in one filter or rule. */
    static final int MAX_COMPARISONS = 200;

    /** Characters looked at to find the ends of groups; only absurd nesting gets there. */
    private static final long MAX_GROUP_SCAN = 50_000_000;

    private enum State {
        LEFT,
        SIGN,
        RIGHT,
        JOIN
    }

    private final FilterLexer lexer;
    private final Deque<Frame> open = new ArrayDeque<>();
    private int comparisons;
    private long scanned;

    private FilterParser(String text) {
        this.lexer = new FilterLexer(text);
        open.push(new Frame(text.length()));
    }

    /** @throws FilterException if the text is no filter */
    static Expression parse(String text) {
        return new FilterParser(text).parse();
    }

    private Expression parse() {
        while (true) {
            Frame frame = open.peek();
            lexer.range(frame == null ? 0 : frame.position, frame == null ? 0 : frame.end);
            if (!read(frame)) {
                open.pop();
                Expression result = frame.result();
                if (open.isEmpty()) {
                    return result;
                }
                open.peek().add(result);
            }
        }
    }

    /** Reads on in the list; true when it stopped because a group has been opened. */
    private boolean read(Frame frame) {
        while (lexer.advance()) {
            char c = lexer.peek();
            if (c == '(') {
                openGroup(frame);
                return true;
            }
            switch (frame.state) {
                case LEFT -> {
                    frame.left = lexer.operand();
                    frame.state = State.SIGN;
                }
                case SIGN -> {
                    if (!FilterLexer.isSign(c)) {
                        throw lexer.error("sign expected");
                    }
                    frame.sign = lexer.sign();
                    frame.state = State.RIGHT;
                }
                case RIGHT -> {
                    if (++comparisons > MAX_COMPARISONS) {
                        throw new FilterException("max filter expressions limit reached (" + MAX_COMPARISONS + ")");
                    }
                    Operator operator = Operator.of(frame.sign);
                    frame.add(new Comparison(frame.left, operator, frame.sign.startsWith("?"), lexer.operand()));
                }
                case JOIN -> {
                    if (!FilterLexer.isJoin(c)) {
                        throw lexer.error("join expected");
                    }
                    frame.and = lexer.join();
                    frame.state = State.LEFT;
                }
            }
        }
        return false;
    }

    private void openGroup(Frame frame) {
        int start = lexer.position();
        int after = lexer.groupEnd();
        scanned += after - start;
        if (scanned > MAX_GROUP_SCAN) {
            throw lexer.error("too many nested groups");
        }
        frame.position = after;
        Frame inner = new Frame(after - 1);
        inner.position = start + 1;
        open.push(inner);
    }

    /** A list that is being read. */
    private static final class Frame {
        private final int end;
        private final List<Expression> alternatives = new ArrayList<>();
        private List<Expression> conjunction = new ArrayList<>();
        private int position;
        private State state = State.LEFT;
        private boolean and = true;
        private Operand left;
        private String sign;

        private Frame(int end) {
            this.end = end;
        }

        private void add(Expression item) {
            if (!and && !conjunction.isEmpty()) {
                alternatives.add(and(conjunction));
                conjunction = new ArrayList<>();
            }
            conjunction.add(item);
            state = State.JOIN;
        }

        private Expression result() {
            if (state != State.JOIN) {
                throw new FilterException("invalid or incomplete filter expression");
            }
            alternatives.add(and(conjunction));
            return alternatives.size() == 1 ? alternatives.getFirst() : new Or(alternatives);
        }

        private static Expression and(List<Expression> parts) {
            return parts.size() == 1 ? parts.getFirst() : new And(parts);
        }
    }
}
