// The page at /_/ until the dashboard is there: creates the first superuser through the installer link
// (#/pbinstall/TOKEN), otherwise shows how to use the API.

const byId = (id) => document.getElementById(id);
const fields = ["email", "password", "passwordConfirm"];

/** The server's root: this page lies in its folder _. */
const base = new URL("../", location.href.split("#")[0].split("?")[0]).href.replace(/\/$/, "");

function installerToken() {
    const match = location.hash.match(/^#\/pbinstall\/([\w-]+\.[\w-]+\.[\w-]+)$/);
    return match ? match[1] : "";
}

function show(id) {
    for (const section of document.querySelectorAll("main > section")) {
        section.hidden = section.id !== id;
    }
    byId(`${id}-title`).focus();
}

function showMessage(id, text) {
    const element = byId(id);
    element.textContent = text;
    element.hidden = text === "";
}

function showFieldError(name, text) {
    showMessage(`${name}-error`, text);
    if (text === "") {
        byId(name).removeAttribute("aria-invalid");
    } else {
        byId(name).setAttribute("aria-invalid", "true");
    }
}

/** What is wrong with the input, by field. */
function check(input) {
    const errors = {};
    if (!/^[^\s@]+@[^\s@]+$/.test(input.email)) {
        errors.email = "Enter an email address.";
    }
    if (input.password.length < 8) {
        errors.password = "Must be at least 8 characters.";
    }
    if (input.password !== input.passwordConfirm) {
        errors.passwordConfirm = "The two passwords differ.";
    }
    return errors;
}

function showErrors(errors, general) {
    showMessage("install-error", general);
    for (const name of fields) {
        showFieldError(name, errors[name] ?? "");
    }
    const first = fields.find((name) => errors[name]);
    if (first) {
        byId(first).focus();
    }
}

async function install(event) {
    event.preventDefault();
    const form = event.target;
    const input = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    input.email = input.email.trim();
    const errors = check(input);
    showErrors(errors, "");
    if (Object.keys(errors).length > 0) {
        return;
    }
    const button = form.querySelector("button");
    button.disabled = true;
    try {
        const response = await fetch(`${base}/api/collections/_superusers/records`, {
            method: "POST",
            headers: {"Content-Type": "application/json", Authorization: installerToken()},
            body: JSON.stringify(input),
        });
        const answer = await response.json().catch(() => ({}));
        if (response.ok) {
            form.reset();
            showMessage("created", `Created the superuser ${input.email}.`);
            history.replaceState(null, "", location.pathname); // the token is of no use any more
            home(input.email);
        } else if (response.status === 401 || response.status === 403) {
            showErrors({}, "This link is no longer valid. Start the server again for a new one.");
        } else {
            const data = answer.data ?? {};
            const messages = Object.fromEntries(Object.entries(data).map(([name, error]) => [name, error.message]));
            const others = Object.keys(data).filter((name) => !fields.includes(name));
            const general = Object.keys(data).length > 0 && others.length === 0 ? "" : answer.message;
            showErrors(messages, general ?? `The server answered with status ${response.status}.`);
        }
    } catch {
        showErrors({}, "The server cannot be reached.");
    } finally {
        button.disabled = false;
    }
}

function home(email = "EMAIL") {
    byId("login-command").textContent =
        `curl -s ${base}/api/collections/_superusers/auth-with-password \\\n`
        + `  --json '{"identity": "${email}", "password": "PASSWORD"}'`;
    byId("collection-command").textContent =
        `curl -s ${base}/api/collections -H "Authorization: TOKEN" \\\n`
        + `  --json '{"name": "posts", "type": "base", "listRule": "", "createRule": "",\n`
        + `           "fields": [{"name": "title", "type": "text", "required": true}]}'`;
    byId("record-command").textContent =
        `curl -s ${base}/api/collections/posts/records --json '{"title": "Hello"}'\n`
        + `curl -s "${base}/api/collections/posts/records?filter=title~'hel'"`;
    show("home");
}

function route() {
    if (installerToken()) {
        show("install");
    } else {
        home();
    }
}

byId("install-form").addEventListener("submit", install);
addEventListener("hashchange", route);
route();
