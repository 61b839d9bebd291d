#!/usr/bin/env bash
# ./build.sh [--target Build|Test|Bench|Soak|Pack|Format] [--configuration Release]
# Needs the .NET SDK of global.json; what the tests need besides, apt installs where it is missing. Test is the default; its last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
summary=artifacts/test-results/summary.txt
rm -f "$summary"

dotnet tool restore || exit
dotnet cake build.cake "$@"
status=$?

if [ -f "$summary" ]; then
  cat "$summary"
fi
exit "$status"
