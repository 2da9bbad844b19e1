# Finds a JDK; to be sourced. find_jdk sets java_home to one of at least the wanted version, or says what to install.
jdk_wanted=25

# Whether the folder $1 holds a JDK that is new enough; reads its release file, as running it would take longer.
jdk_fits() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r jdk_key jdk_value; do
        if [ "$jdk_key" = JAVA_VERSION ]; then
            jdk_value=${jdk_value#\"}
            jdk_value=${jdk_value%%[!0-9]*}
            [ "${jdk_value:-0}" -ge "$jdk_wanted" ]
            return
        fi
    done <"$1/release"
    return 1
}

# The JDK that a command named java belongs to.
jdk_on_path() {
    jdk_command=$(command -v javac 2>/dev/null) || return 1
    while [ -L "$jdk_command" ]; do
        jdk_link=$(readlink "$jdk_command")
        case $jdk_link in
            /*) jdk_command=$jdk_link ;;
            *) jdk_command=${jdk_command%/*}/$jdk_link ;;
        esac
    done
    printf '%s\n' "${jdk_command%/bin/*}"
}

find_jdk() {
    if [ -n "${SATCHEL_JAVA_HOME:-}" ]; then
        java_home=$SATCHEL_JAVA_HOME
        jdk_fits "$java_home" && return 0
        echo "SATCHEL_JAVA_HOME ($java_home) holds no JDK of version $jdk_wanted or newer." >&2
        return 1
    fi
    for java_home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/* /opt/java/* /opt/jdk/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* "${HOME:-/nonexistent}"/.asdf/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$java_home" ] && jdk_fits "$java_home"; then
            return 0
        fi
    done
    java_home=
    cat >&2 <<END
Satchel needs a JDK of version $jdk_wanted or newer, and none was found.
Install one, for instance
  Debian, Ubuntu   apt install openjdk-$jdk_wanted-jdk    (or Eclipse Temurin $jdk_wanted)
  Fedora           dnf install java-$jdk_wanted-openjdk-devel
  macOS            brew install openjdk@$jdk_wanted
  any              sdk install java $jdk_wanted-tem       (SDKMAN)
or set JAVA_HOME to the folder of one.
END
    return 1
}
