#!/usr/bin/env bash
# Builds Envoi and opens it, from a fresh Debian 12 with Rust on it.
#
#   packaging/run.sh [--release] [ARGUMENTS OF ENVOI]
#
# --release takes several times as long to build and starts faster; it has to come first. Everything else goes to
# Envoi as it is: `packaging/run.sh --lang fr`, `packaging/run.sh practice --out labels`.
#
# Exit status: Envoi's own. 0 without a screen to open a window on, when Envoi is built all the same.
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=packaging/lib.sh
. "$top/packaging/lib.sh"

profile=debug
build=(cargo build --locked --manifest-path "$top/Cargo.toml" --bin envoi)
if [ "${1-}" = --release ]; then
    profile=release
    build+=(--release)
    shift
fi

# A first word that is no option is a command, and commands need no window. Nor does asking for help.
window=yes
case "${1-}" in
"" | -*) ;;
*) window=no ;;
esac
for argument in "$@"; do
    case "$argument" in
    -h | --help | -V | --version) window=no ;;
    esac
done

packages=("${BUILD_PACKAGES[@]}")
if [ "$window" = yes ]; then
    packages+=("${WINDOW_PACKAGES[@]}")
fi
install_missing "${packages[@]}"
need_rust

"${build[@]}" </dev/null

envoi="$(target_folder)/$profile/envoi"
if [ "$window" = yes ] && [ -z "${DISPLAY-}" ] && [ -z "${WAYLAND_DISPLAY-}" ]; then
    say ""
    say "Envoi is built, but there is no screen here to open its window on: DISPLAY and WAYLAND_DISPLAY are not set."
    say "The same station runs without a window. This sells, draws and prints practice labels into the folder labels:"
    say ""
    say "    $envoi practice --out labels"
    say ""
    exit 0
fi
exec "$envoi" "$@"
