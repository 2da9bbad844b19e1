package dev.satchel.auth;

import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import dev.satchel.record.Record;
import java.util.Optional;

/** How a sign-in with right credentials ends. */
public sealed interface AuthOutcome extends JsonWritable {

    /** The HTTP status that goes with it. */
    int status();

    /**
     * The caller is signed in.
     *
     * @param meta what the answer tells beside the record: data of an OAuth2 user, or what a hook has set
     */
    record SignedIn(String token, Record record, Optional<Object> meta) implements AuthOutcome {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public void writeJson(JsonWriter out) {
            out.beginObject();
            if (meta.isPresent()) {
                out.name("meta").any(meta.get());
            }
            out.name("record");
            record.writeJson(out);
            out.name("token").value(token);
            out.endObject();
        }
    }

    /**
     * Another sign-in, in another way, is needed within the time that the collection sets.
     *
     * @param mfaId to be sent with it
     */
    record SecondFactorNeeded(String mfaId) implements AuthOutcome {
        @Override
        public int status() {
            return 401;
        }

        @Override
        public void writeJson(JsonWriter out) {
            out.beginObject().name("mfaId").value(mfaId).endObject();
        }
    }

    /** A hook stopped the sign-in without an answer of its own. */
    record Stopped() implements AuthOutcome {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public void writeJson(JsonWriter out) {
            out.nullValue();
        }
    }
}
