#!/usr/bin/env bash
# Runs Envoi's tests, from a fresh Debian 12 with Rust on it. Arguments go to `cargo test`.
#
#   packaging/test.sh                         everything
#   packaging/test.sh weight                  the tests with `weight` in their name
#   packaging/test.sh --install-only          what the tests need, and no test
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=packaging/lib.sh
. "$top/packaging/lib.sh"

TEST_PACKAGES=(
    xvfb xauth       # a screen of our own, so that the real window opens where there is none
    xdotool          # presses the keys that an operator would
    imagemagick      # takes and compares pictures of that window
    x11-utils        # tells what windows are open, and their titles
    poppler-utils    # a second opinion on our PDF: size of the page, its text, its picture
    zbar-tools       # a second opinion on our bar codes
    dbus-daemon      # a session bus of our own, for the keyring
    at-spi2-core     # what a screen reader speaks through
    gnome-keyring    # the keyring where secrets are kept on most desks
    libsecret-tools  # looks into it from outside
    cups-ipp-utils   # a network printer that prints into a folder
    cups             # a print server with a queue before it
    cups-client      # sets that queue up
    cups-filters-core-drivers  # what the queue makes of a page
    lprint           # a printer application between us and a label printer
    socat            # a cable to a printer at the USB, made of a terminal
)

install_missing "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
need_rust
if [ "${1-}" = --install-only ]; then
    exit 0
fi
corpus="$(target_folder)/corpus"
rm -rf "$corpus"
ENVOI_CORPUS_OUT="$corpus" cargo test --locked --manifest-path "$top/Cargo.toml" "$@"
# What printers of ZPL got, drawn by a renderer that did not draw what was shown, where the tests that print it ran.
if [ -d "$corpus/received" ]; then
    modules="$(node_tool zpl-renderer-js 3.4.0)"
    node "$top/tests/zpl_judge.mjs" "$corpus/received" "$modules"
fi
# A reader of codes that shares no line with ours judges the same dots.
if [ -d "$corpus" ]; then
    "$(python_tool zxing-cpp 3.1.1)/python" "$top/tests/corpus_judge.py" "$corpus"
fi
