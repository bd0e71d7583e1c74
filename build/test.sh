#!/usr/bin/env bash
# The one test command: sets up what a fresh Debian machine with the .NET 10 SDK and Node 20 lacks, builds, and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

[ "${CI:-}" = "true" ] && locked=--locked-mode || locked=
bash build/feed-local.sh
# Azurite, for the tests of the Azure stores.
[ build/azurite/node_modules/.package-lock.json -nt build/azurite/package-lock.json ] || (cd build/azurite && npm ci --silent)
# Debian's Chromium, for the tests in a browser, and the fonts that their screenshots need.
if ! command -v chromium >/dev/null; then
  como_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
  como_root apt-get update -q && como_root apt-get install -yq chromium fonts-noto-core
fi
dotnet restore Dictamen.sln $locked
dotnet build Dictamen.sln --no-restore -c Release

# One line with the sum of all projects at the end, whatever came of them.
estado=0
# A test that stops answering is ended and named.
dotnet test Dictamen.sln --no-build -c Release --logger "console;verbosity=minimal" --blame-hang-timeout 6min --blame-hang-dump-type none | tee artifacts/pruebas.txt || estado=$?

# The Bicep files: syntax, names, types and security settings; no Bicep compiler is needed (infra/README.md says what this does not check).
(cd infra/pruebas && npm ci --silent && node verificar.mjs)

awk '/(Passed|Failed)! +- Failed:/ { gsub(",", ""); for (i = 1; i < NF; i++) { if ($i == "Failed:") f += $(i + 1); if ($i == "Passed:") p += $(i + 1); if ($i == "Skipped:") s += $(i + 1) } }
  END { printf "%d passed, %d failed, %d skipped\n", p, f, s }' artifacts/pruebas.txt
exit "$estado"
