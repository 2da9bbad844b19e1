package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Optional;

/** A web address, of any host or of some. */
public final class UrlField extends DomainColumn {
    public static final Shape<UrlField> SHAPE = domainOptions(UrlField::new);

    @Override
    public String type() {
        return "url";
    }

    @Override
    public Shape<UrlField> shape() {
        return SHAPE;
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        String text = (String) value;
        if (!Patterns.isUrl(text)) {
            return error("validation_invalid_url", "Must be a valid url");
        }
        String host = Patterns.urlHost(text);
        return refuses(host)
                ? error("validation_url_domain_not_allowed", "Url domain is not allowed")
                : Optional.empty();
    }
}
