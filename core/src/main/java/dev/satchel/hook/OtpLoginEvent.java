package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;

/** Somebody signs in with a right one-time password. */
public final class OtpLoginEvent extends AccountEvent {
    private final Record otp;

    public OtpLoginEvent(App app, Collection collection, RequestInfo request, Record record, Record otp) {
        super(app, collection, request, record);
        this.otp = otp;
    }

    /** The row of {@code _otps}. */
    public Record otp() {
        return otp;
    }
}
