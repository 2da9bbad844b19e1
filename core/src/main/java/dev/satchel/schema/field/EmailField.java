package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Optional;

/** An e-mail address, of any domain or of some. */
public final class EmailField extends DomainColumn {
    public static final Shape<EmailField> SHAPE = domainOptions(EmailField::new);

    @Override
    public String type() {
        return "email";
    }

    @Override
    public Shape<EmailField> shape() {
        return SHAPE;
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        String text = (String) value;
        if (!Patterns.isEmail(text)) {
            return error("validation_is_email", "must be a valid email address");
        }
        String domain = text.substring(text.lastIndexOf('@') + 1);
        return refuses(domain)
                ? error("validation_email_domain_not_allowed", "Email domain is not allowed.")
                : Optional.empty();
    }
}
