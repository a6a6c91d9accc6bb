# shellcheck shell=bash
# What the scripts in this folder share. Sourced from the top of the repository.

# Needed to compile: rusqlite and ring bring C and assembly, everything else is Rust.
BUILD_PACKAGES=(gcc libc6-dev ca-certificates)

# Opened by the window at run time, so nothing names them when it is linked.
# libwayland-* are for Wayland sessions, which have them: XWayland or X11 is what a bare Debian needs help with.
RUN_PACKAGES=(
    ca-certificates
    libegl1 libgl1 libgl1-mesa-dri
    libfontconfig1
    libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2
    libxkbcommon0 libxkbcommon-x11-0
)

say() {
    printf '%s\n' "$*" >&2
}

# Installs the Debian packages that are not there yet, and says which. Quick when none is missing.
install_missing() {
    local wanted missing=() as_root=()
    for wanted in "$@"; do
        [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$wanted" 2>/dev/null)" = installed ] || missing+=("$wanted")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    if ! command -v apt-get >/dev/null; then
        say "This system has no apt-get. Install the equivalents of: ${missing[*]}"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Run this as root, or install: ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq </dev/null >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes -qq --no-install-recommends "${missing[@]}" </dev/null >&2
}

# Where what is built lies.
target_folder() {
    printf '%s\n' "${CARGO_TARGET_DIR:-$PWD/target}"
}

# Where tools that are not Debian's are kept, out of the way of the system's own.
tools_folder() {
    printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/envoi-tools"
}

# The compiler is the one thing that Debian has only in versions that are too old.
need_cargo() {
    if ! command -v cargo >/dev/null; then
        say "Rust 1.95 or newer is needed to build Envoi: https://rustup.rs"
        return 1
    fi
}
