#!/usr/bin/env bash
# Makes assets/fonts again from Debian's fonts-inter and fonts-jetbrains-mono. Needed only when the characters or the
# versions change: the fonts are kept in the repository. The same inputs give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/lib.sh

install_missing fonts-inter fonts-jetbrains-mono python3 python3-venv

tools="$(tools_folder)/fonts"
if [ ! -x "$tools/bin/python" ]; then
    python3 -m venv "$tools"
fi
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check fonttools==4.68.0
"$tools/bin/python" packaging/fonts.py assets/fonts
