# shellcheck shell=bash
# What the scripts in this folder share. `top`, the top of the repository, is set by who sources it.

# A linker and a C compiler: SQLite and ring are C, everything else is Rust. The certificates are for fetching the crates.
# shellcheck disable=SC2034  # Read by the scripts that source this file.
BUILD_PACKAGES=(ca-certificates gcc libc6-dev)

# The window opens these by name at run time, so no linker ever asks for them. A Wayland session brings its own
# libraries; these serve X11 and XWayland, with a software renderer for machines without a graphics driver.
# shellcheck disable=SC2034
WINDOW_PACKAGES=(
    libegl1
    libfontconfig1
    libgl1
    libgl1-mesa-dri
    libx11-6
    libx11-xcb1
    libxcursor1
    libxi6
    libxkbcommon-x11-0
    libxkbcommon0
    libxrandr2
)

say() {
    printf '%s\n' "$*" >&2
}

# Installs the Debian packages that are not there yet. Takes a twentieth of a second when none is missing.
install_missing() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not Debian, so nothing is installed. Envoi needs what Debian calls: $*"
        return 0
    fi

    local installed wanted missing=() as_root=()
    # It fails when it does not know one of the names, and answers for the others all the same.
    installed="$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)"
    for wanted in "$@"; do
        grep --quiet --line-regexp --fixed-strings "$wanted installed" <<<"$installed" || missing+=("$wanted")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi

    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "These packages are missing, and neither root nor sudo is at hand to install them: ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq </dev/null >&2
    # `env`, because sudo drops the caller's environment.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" </dev/null >&2
}

# Rust is the one thing that Debian has only in versions that are too old.
need_rust() {
    if ! command -v cargo >/dev/null; then
        say "Envoi is built with Rust 1.95 or newer, and there is no cargo here. See https://rustup.rs"
        return 1
    fi
}

# Where cargo puts what it builds.
target_folder() {
    printf '%s\n' "${CARGO_TARGET_DIR:-$top/target}"
}

# Installs a Python package and prints the folder of its programs. Kept with the build, so the system's Python stays as it is.
python_tool() {
    local package=$1 version=$2 home
    home="$(target_folder)/tools/$package-$version"
    if [ ! -e "$home/complete" ]; then
        # Debian packs `venv` apart from Python; others do not.
        python3 -c 'import ensurepip, venv' 2>/dev/null || install_missing python3 python3-venv
        say "Installing $package $version"
        python3 -m venv --clear "$home"
        "$home/bin/python" -m pip install --quiet --disable-pip-version-check "$package==$version" </dev/null >&2
        touch "$home/complete"
    fi
    printf '%s\n' "$home/bin"
}

# Installs a package of npm and prints the folder that Node finds it in. Kept with the build, as above.
node_tool() {
    local package=$1 version=$2 home
    home="$(target_folder)/tools/$package-$version"
    command -v node >/dev/null || install_missing nodejs
    if [ ! -e "$home/complete" ]; then
        # Debian packs npm apart from Node, with hundreds of small packages; others do not.
        command -v npm >/dev/null || install_missing npm
        say "Installing $package $version"
        rm -rf "$home"
        mkdir -p "$home"
        npm install --prefix "$home" --silent --no-audit --no-fund --no-update-notifier --ignore-scripts \
            "$package@$version" </dev/null >&2
        touch "$home/complete"
    fi
    printf '%s\n' "$home/node_modules"
}
