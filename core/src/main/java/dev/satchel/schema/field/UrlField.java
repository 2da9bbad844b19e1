package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.List;
import java.util.Optional;

/** A web address, of any host or of some. */
public final class UrlField extends TextColumn {
    public static final Shape<UrlField> SHAPE = options(UrlField::new)
            .texts("exceptDomains", true, f -> f.exceptDomains, (f, v) -> f.exceptDomains = v)
            .texts("onlyDomains", true, f -> f.onlyDomains, (f, v) -> f.onlyDomains = v)
            .build();

    private List<String> exceptDomains;
    private List<String> onlyDomains;

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
        boolean refused = (onlyDomains != null && !onlyDomains.isEmpty() && !onlyDomains.contains(host))
                || (exceptDomains != null && exceptDomains.contains(host));
        return refused ? error("validation_url_domain_not_allowed", "Url domain is not allowed") : Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        OptionChecks.domains(check.errors(), exceptDomains, onlyDomains);
    }

    public List<String> exceptDomains() {
        return exceptDomains == null ? List.of() : exceptDomains;
    }

    public void exceptDomains(List<String> value) {
        exceptDomains = value;
    }

    public List<String> onlyDomains() {
        return onlyDomains == null ? List.of() : onlyDomains;
    }

    public void onlyDomains(List<String> value) {
        onlyDomains = value;
    }
}
