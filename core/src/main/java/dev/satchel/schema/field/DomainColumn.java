package dev.satchel.schema.field;

import dev.satchel.json.Shape;
import java.util.List;
import java.util.function.Supplier;

/** A text that names a domain, which may be limited to some or kept from some. */
abstract class DomainColumn extends TextColumn {
    private List<String> exceptDomains;
    private List<String> onlyDomains;

    static <F extends DomainColumn> Shape<F> domainOptions(Supplier<F> maker) {
        return options(maker)
                .texts("exceptDomains", true, f -> ((DomainColumn) f).exceptDomains, F::exceptDomains)
                .texts("onlyDomains", true, f -> ((DomainColumn) f).onlyDomains, F::onlyDomains)
                .build();
    }

    /** Whether a domain is not among those allowed, or among those refused; exact case. */
    final boolean refuses(String domain) {
        return (onlyDomains != null && !onlyDomains.isEmpty() && !onlyDomains.contains(domain))
                || (exceptDomains != null && exceptDomains.contains(domain));
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
