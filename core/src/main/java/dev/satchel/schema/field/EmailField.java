package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.List;
import java.util.Optional;

/** An e-mail address, of any domain or of some. */
public final class EmailField extends TextColumn {
    public static final Shape<EmailField> SHAPE = options(EmailField::new)
            .texts("exceptDomains", true, f -> f.exceptDomains, (f, v) -> f.exceptDomains = v)
            .texts("onlyDomains", true, f -> f.onlyDomains, (f, v) -> f.onlyDomains = v)
            .build();

    private List<String> exceptDomains;
    private List<String> onlyDomains;

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
        boolean refused = (onlyDomains != null && !onlyDomains.isEmpty() && !onlyDomains.contains(domain))
                || (exceptDomains != null && exceptDomains.contains(domain));
        return refused
                ? error("validation_email_domain_not_allowed", "Email domain is not allowed.")
                : Optional.empty();
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
