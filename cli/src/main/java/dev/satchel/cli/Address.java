package dev.satchel.cli;

/**
 * An address to listen on.
 *
 * @param text as given
 * @param host name or number without brackets, {@code ""} for all
 * @param port 0 to 65535
 */
record Address(String text, String host, int port) {

    /** @throws CommandException if it is no {@code host:port}, with the text that users of the original know */
    static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new CommandException("listen tcp: address " + text + ": missing port in address");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new CommandException("listen tcp: address " + text + ": too many colons in address");
        }
        return new Address(text, host, port(text.substring(colon + 1)));
    }

    private static int port(String port) {
        switch (port) {
            case "", "0" -> {
                return 0;
            }
            case "http" -> {
                return 80;
            }
            case "https" -> {
                return 443;
            }
            default -> {
                // a number
            }
        }
        int number = 0;
        for (int i = 0; i < port.length(); i++) {
            char c = port.charAt(i);
            if (c < '0' || c > '9') {
                throw new CommandException("listen tcp: lookup tcp/" + port + ": unknown port");
            }
            number = Math.min(number * 10 + c - '0', 1 << 20);
        }
        if (number > 0xFFFF) {
            throw new CommandException("listen tcp: address " + port + ": invalid port");
        }
        return number;
    }

    /** How the address is shown to users: as given, unless the port is the name of its scheme. */
    String shown() {
        return text.isEmpty() || text.endsWith(":http") || text.endsWith(":https") ? "127.0.0.1" : text;
    }
}
