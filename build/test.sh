#!/usr/bin/env bash
# The one test command: sets up what a fresh Debian machine with the .NET 10 SDK and Node 20 lacks, builds, and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

[ "${CI:-}" = "true" ] && locked=--locked-mode || locked=
dotnet restore Dictamen.sln $locked
dotnet build Dictamen.sln --no-restore -c Release
dotnet test Dictamen.sln --no-build -c Release --logger "console;verbosity=minimal"

# The Bicep files: syntax, names, types and security settings; no Bicep compiler is needed (infra/README.md says what this does not check).
(cd infra/pruebas && npm ci --silent && node verificar.mjs)
