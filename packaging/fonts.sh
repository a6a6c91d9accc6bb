#!/usr/bin/env bash
# Makes assets/fonts again from Debian 12's fonts-inter and fonts-jetbrains-mono. Needed only when the characters or the
# versions change, for the fonts are kept in the repository. The same versions give the same bytes.
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=packaging/lib.sh
. "$top/packaging/lib.sh"

install_missing fonts-inter fonts-jetbrains-mono
"$(python_tool fonttools 4.68.0)/python" "$top/packaging/fonts.py" "$top/assets/fonts"
