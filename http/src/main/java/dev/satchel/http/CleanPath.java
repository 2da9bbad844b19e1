package dev.satchel.http;

/** Paths without empty and dot segments. */
final class CleanPath {
    private CleanPath() {}

    /** Whether the path begins with a slash and holds no {@code //}, {@code /.} or {@code /..} segment. */
    static boolean isClean(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
            int next = slash + 1;
            if (next < path.length()) {
                char c = path.charAt(next);
                if (c == '/' || (c == '.' && isDots(path, next))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isDots(String path, int dot) {
        int end = dot + 1 < path.length() && path.charAt(dot + 1) == '.' ? dot + 2 : dot + 1;
        return end == path.length() || path.charAt(end) == '/';
    }

    /** The clean form; a slash at the end survives. */
    static String clean(String path) {
        StringBuilder clean = new StringBuilder(path.length());
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                clean.setLength(Math.max(0, clean.lastIndexOf("/")));
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                clean.append('/').append(segment);
            }
        }
        return clean.isEmpty() || path.endsWith("/") ? clean.append('/').toString() : clean.toString();
    }
}
