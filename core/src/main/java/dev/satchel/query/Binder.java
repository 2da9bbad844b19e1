package dev.satchel.query;

import dev.satchel.RequestInfo;

/** Finds the value of one {@code ?} when a compiled query is used for a request. */
@FunctionalInterface
interface Binder {

    Object bind(Input input);

    /**
     * What a query is used with.
     *
     * @param extras the arguments of the caller's own conditions and of the row in question
     */
    record Input(RequestInfo request, Object[] extras) {}

    /** A value that stands in the filter's text. */
    record Constant(Object value) implements Binder {
        @Override
        public Object bind(Input input) {
            return value;
        }
    }

    /** An argument that the caller gave beside the text. */
    record Extra(int index) implements Binder {
        @Override
        public Object bind(Input input) {
            return input.extras()[index];
        }
    }

    /** The value that ties a row to a statement; not part of the operand in whose text it stands, so never a pattern. */
    record Given(Binder source) implements Binder {
        @Override
        public Object bind(Input input) {
            return source.bind(input);
        }
    }
}
