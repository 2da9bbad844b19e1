package dev.satchel.db.sqlite;

import dev.satchel.db.DbException;
import dev.satchel.db.DbException.Kind;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/**
 * Turns the driver's errors into {@link DbException}s with texts as the original gives them: text of the primary result
 * code, SQLite's message, extended code, for instance {@code constraint failed: UNIQUE constraint failed: t.a (2067)}.
 */
final class SqliteErrors {
    static final int BUSY = 5;
    static final int LOCKED = 6;
    static final int NO_MEMORY = 7;
    static final int INTERRUPT = 9;
    static final int IO_ERROR = 10;
    static final int FULL = 13;
    private static final int CONSTRAINT = 19;
    private static final int CONSTRAINT_PRIMARY_KEY = 1555;
    private static final int CONSTRAINT_UNIQUE = 2067;

    private SqliteErrors() {}

    static DbException of(SQLException error) {
        if (!(error instanceof SQLiteException sqlite)) {
            return new DbException(Kind.OTHER, 0, String.valueOf(error.getMessage()), error);
        }
        int code = sqlite.getResultCode().code;
        String driverText = String.valueOf(error.getMessage());
        // the driver's form is "<code's name and text> (<SQLite's message>)"
        String prefix = sqlite.getResultCode() + " (";
        if (sqlite.getResultCode() == org.sqlite.SQLiteErrorCode.UNKNOWN_ERROR) {
            int colon = driverText.indexOf(':');
            int open = driverText.indexOf(" (");
            if (colon >= 0 && open > colon) {
                code = Integer.parseInt(driverText, colon + 1, open, 10);
                prefix = driverText.substring(0, open + 2);
            }
        }
        String message = driverText;
        if (driverText.startsWith(prefix) && driverText.endsWith(")")) {
            message = driverText.substring(prefix.length(), driverText.length() - 1);
        }
        return of(code, message, error);
    }

    static DbException of(int code, String message, Throwable cause) {
        String text = text(code & 0xff);
        boolean plain = message.isEmpty() || message.equals(text) || message.equals("not an error");
        String name = name(code);
        String full =
                (plain ? text : text + ": " + message) + " (" + code + ")" + (name.isEmpty() ? "" : " (" + name + ")");
        return new DbException(kind(code), code, full, cause);
    }

    static boolean isLocked(DbException error) {
        int primary = error.code() & 0xff;
        return primary == BUSY || primary == LOCKED;
    }

    /** Whether SQLite may have rolled back the whole transaction by itself (lang_transaction.html, section 3). */
    static boolean breaksTransaction(Throwable error) {
        if (!(error instanceof DbException db)) {
            return false;
        }
        int primary = db.code() & 0xff;
        return primary == FULL
                || primary == IO_ERROR
                || primary == NO_MEMORY
                || primary == INTERRUPT
                || primary == BUSY
                || primary == LOCKED
                || primary == 11
                || primary == 8;
    }

    private static Kind kind(int code) {
        if (code == CONSTRAINT_UNIQUE || code == CONSTRAINT_PRIMARY_KEY) {
            return Kind.UNIQUE;
        }
        return switch (code & 0xff) {
            case BUSY, LOCKED -> Kind.BUSY;
            case INTERRUPT -> Kind.CANCELLED;
            case FULL -> Kind.FULL;
            case CONSTRAINT -> Kind.CONSTRAINT;
            default -> Kind.OTHER;
        };
    }

    /** The name that the original appends to codes which stand for a state rather than for a mistake. */
    private static String name(int code) {
        return switch (code) {
            case BUSY -> "SQLITE_BUSY";
            case LOCKED -> "SQLITE_LOCKED";
            case 261 -> "SQLITE_BUSY_RECOVERY";
            case 517 -> "SQLITE_BUSY_SNAPSHOT";
            default -> "";
        };
    }

    /** The texts of sqlite3_errstr. */
    private static String text(int primary) {
        return switch (primary) {
            case 1 -> "SQL logic error";
            case 3 -> "access permission denied";
            case 4 -> "query aborted";
            case BUSY -> "database is locked";
            case LOCKED -> "database table is locked";
            case NO_MEMORY -> "out of memory";
            case 8 -> "attempt to write a readonly database";
            case INTERRUPT -> "interrupted";
            case IO_ERROR -> "disk I/O error";
            case 11 -> "database disk image is malformed";
            case 12 -> "unknown operation";
            case FULL -> "database or disk is full";
            case 14 -> "unable to open database file";
            case 15 -> "locking protocol";
            case 17 -> "database schema has changed";
            case 18 -> "string or blob too big";
            case CONSTRAINT -> "constraint failed";
            case 20 -> "datatype mismatch";
            case 21 -> "bad parameter or other API misuse";
            case 22 -> "large file support is disabled";
            case 23 -> "authorization denied";
            case 25 -> "column index out of range";
            case 26 -> "file is not a database";
            default -> "unknown error";
        };
    }
}
