#!/bin/sh
# Builds the program into cli/target/satchel: the jars, SQLite's native library, and a cache that makes starts quick.
#   scripts/build.sh          without tests
#   scripts/build.sh verify   with static checks and unit tests, whose results are left to their reports
# The whole output goes to .build/build.log.
set -u
unset CDPATH
cd "$(dirname "$0")/.." || exit 1
. scripts/jdk.sh
find_jdk || exit 1

app=cli/target/satchel
log=.build/build.log
mkdir -p .build

# Two starts at once must not build into one folder.
if ! mkdir .build/lock 2>/dev/null; then
    echo "Satchel is being built by another process, waiting …"
    waited=0
    while [ -d .build/lock ] && [ $waited -lt 600 ]; do
        sleep 1
        waited=$((waited + 1))
        holder=$(cat .build/lock/pid 2>/dev/null)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            rm -rf .build/lock # its builder died
        fi
    done
    [ ! -f "$app/built" ] || exit 0
    mkdir .build/lock 2>/dev/null || exit 1
fi
echo $$ >.build/lock/pid
trap 'rm -rf .build/lock' EXIT
trap 'exit 1' INT TERM HUP

goal="-Dmaven.test.skip=true package"
if [ "${1:-}" = verify ]; then
    goal="-Pchecks -Dspotless.check.skip=true -Dmaven.test.failure.ignore=true verify"
    rm -rf ./*/target/surefire-reports
    echo "Satchel: building, with unit tests …"
elif [ -f "$app/built" ]; then
    echo "Satchel: sources have changed, building …"
else
    echo "Satchel: building on first use, this takes a minute or two …"
fi
rm -f "$app/built"
stamp=.build/started
: >$stamp
started=$(date +%s)

status=.build/status
{
    # shellcheck disable=SC2086 # options are words
    JAVA_HOME=$java_home ./mvnw -B -Dstyle.color=never $goal 2>&1
    echo $? >$status
} | while IFS= read -r line; do
    printf '%s\n' "$line" >&3
    case $line in
        *"Downloading from "*)
            [ -n "${downloading:-}" ] || echo "  fetching libraries"
            downloading=1
            ;;
        *"Building Satchel "[a-zA-Z]*"["*)
            part=${line#*Building Satchel }
            echo "  ${part%% [0-9]*}"
            ;;
    esac
done 3>"$log"
if [ "$(cat $status)" != 0 ]; then
    echo "The build failed (whole output: $PWD/$log):"
    grep -E 'ERROR|BUILD' "$log" | head -n 30
    exit 1
fi

# SQLite's library beside the jars, so that no start has to unpack it.
rm -rf "$app/native"
"$java_home/bin/java" @"$app/satchel.args" -cp "$app/lib/satchel.jar" dev.satchel.cli.NativeLibrary "$app/native" >>"$log" 2>&1 ||
    rm -rf "$app/native"

# A short run with typical requests records which classes and methods a start needs.
echo "  preparing quick starts"
rm -f "$app/satchel.aot"
native=
[ ! -d "$app/native" ] || native=-Dorg.sqlite.lib.path=$PWD/$app/native
"$java_home/bin/java" @"$app/satchel.args" -XX:AOTCacheOutput="$app/satchel.aot" $native -cp "$PWD/$app/lib/satchel.jar" \
    dev.satchel.cli.Training >>"$log" 2>&1 || {
    echo "  (left out, see $log: starts will take longer)"
    rm -f "$app/satchel.aot"
}
rm -f "$app/satchel.aot.config"
printf '%s\n' "$java_home" >"$app/java-home"
# As old as the beginning of the build: what was changed meanwhile is built at the next start.
touch -r $stamp "$app/built"
echo "Satchel: built in $(($(date +%s) - started)) s"
