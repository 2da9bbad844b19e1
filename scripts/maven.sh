# Finds Maven; to be sourced after scripts/jdk.sh. maven_options keeps the libraries of Maven itself from printing
# warnings on new JDKs.
maven_options="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# Sets maven to the one on the PATH if that is 3.8 or newer.
installed_maven() {
    maven=$(command -v mvn 2>/dev/null) || return 1
    maven_version=$(JAVA_HOME=$java_home MAVEN_OPTS=$maven_options "$maven" -v 2>/dev/null |
        sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    maven_major=${maven_version% *}
    maven_minor=${maven_version#* }
    [ "${maven_major:-0}" -gt 3 ] || { [ "${maven_major:-0}" -eq 3 ] && [ "${maven_minor:-0}" -ge 8 ]; }
}
