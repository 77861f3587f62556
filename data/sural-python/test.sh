#!/usr/bin/env bash
# test.sh PLACE: builds the wheel, installs it in the virtual environment PLACE, which has requirements.txt, and tries it.
# Compares with the program `sural` of this repository, or with SURAL_BIN.
set -euo pipefail
place=$(realpath "$1")
cd "$(dirname "$0")"

cargo clippy --quiet --release --all-targets -- -D warnings
rm -rf "$place/dist"
"$place/bin/maturin" build --release --quiet --interpreter "$place/bin/python" --out "$place/dist"
"$place/bin/pip" install --quiet --force-reinstall --no-index "$place"/dist/sural-*.whl
"$place/bin/python" -m mypy.stubtest sural --allowlist <(echo sural.sural)
"$place/bin/python" tests/test_sural.py
