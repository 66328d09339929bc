#!/bin/sh
# Finds what the tests need of the system (PostgreSQL, Chromium, and ICU's headers with a compiler,
# for PyICU) and installs what is missing where it may (as root, with apt-get).
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

icu() {
    command -v c++ && pkg-config --exists icu-i18n
}

missing=
postgresql >/dev/null || missing="$missing postgresql"
chromium >/dev/null || missing="$missing chromium"
icu >/dev/null || missing="$missing g++ pkg-config libicu-dev"

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

echo "services: $(postgresql), $(chromium), ICU $(pkg-config --modversion icu-i18n)"
