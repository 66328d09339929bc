#!/bin/sh
# Finds the programs that the tests run, PostgreSQL and Chromium, and installs those that are
# missing where it may (as root, with apt-get).
set -eu

postgresql() {
    for bin in /usr/lib/postgresql/*/bin "$(pg_config --bindir 2>/dev/null || true)"; do
        [ -x "$bin/initdb" ] && echo "$bin/initdb" && return
    done
    command -v initdb
}

chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

missing=
postgresql >/dev/null || missing="$missing postgresql"
chromium >/dev/null || missing="$missing chromium"

if [ -n "$missing" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "services: install these first:$missing" >&2
        exit 1
    fi
    echo "services: installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    # shellcheck disable=SC2086 # several words on purpose
    apt-get -qq install --yes --no-install-recommends $missing >/dev/null
fi

echo "services: $(postgresql), $(chromium)"
