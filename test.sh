#!/usr/bin/env bash
# Builds the solution once, checks its style and runs its tests against a PostgreSQL server of their own.
#
#   ./test.sh           everything but the tests of category Slow
#   ./test.sh --slow    everything
#
# Needs the .NET 10 SDK; what else is missing is installed by apt-get. The last line is
# "N passed, N failed, N skipped"; the exit code is 0 when nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

slow=false
for argument in "$@"; do
  case "$argument" in
    --slow) slow=true ;;
    *) echo "usage: ./test.sh [--slow]" >&2; exit 2 ;;
  esac
done

if [ "$slow" = true ]; then time_for_tests=60m; else time_for_tests=20m; fi
readonly time_for_tests
readonly time_for_one_test=5m
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Codes that people paste are normalised by Unicode's rules, which .NET takes from the ICU library.
unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT

say() { printf '\n== %s\n' "$*"; }

summary() { printf '%d passed, %d failed, %d skipped\n' "$1" "$2" "$3"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

postgres_folder() {
  local found
  found=$(find /usr/lib/postgresql -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$found" ]; then
    dirname "$found"
  elif command -v initdb >/dev/null; then
    dirname "$(readlink -f "$(command -v initdb)")"
  fi
}

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

has_node() { command -v node >/dev/null && command -v npm >/dev/null; }

has_icu() { [ -n "$(find /usr/lib /usr/local/lib -name 'libicuuc.so.*' -print -quit 2>/dev/null)" ]; }

install_what_is_missing() {
  local missing=()
  [ -n "$(postgres_folder)" ] || missing+=(postgresql)
  command -v curl >/dev/null || missing+=(curl)
  has_chromium || missing+=(chromium)
  has_node || missing+=(nodejs npm)
  has_icu || missing+=(icu)
  [ "${#missing[@]}" -gt 0 ] || return 0
  say "Installing ${missing[*]}"
  as_root apt-get update -q
  # The package of the ICU library carries its version in its name.
  if ! has_icu; then
    missing=("${missing[@]/%icu/$(apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1)}")
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# PostgreSQL refuses to run as root: root hands it to the user its package made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"
  else
    "$@"
  fi
}

server=""
work=""
stop() {
  if [ -n "$server" ] && kill -INT "$server" 2>/dev/null; then
    for _ in $(seq 1 100); do
      kill -0 "$server" 2>/dev/null || break
      sleep 0.1
    done
  fi
  [ -z "$work" ] || rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

start_postgres() {
  local bin port
  bin=$(postgres_folder)
  work=$(mktemp -d "${TMPDIR:-/tmp}/platform-test.XXXXXX")
  chmod 755 "$work"
  mkdir "$work/postgres"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$work/postgres"; fi
  (
    cd "$work/postgres"
    as_postgres "$bin/initdb" --pgdata="$work/postgres/data" --auth=trust --username=postgres \
      --encoding=UTF8 --locale=C --no-sync >"$work/initdb.log"
  )
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 10000))
    (
      cd "$work/postgres"
      as_postgres "$bin/postgres" -D "$work/postgres/data" -h 127.0.0.1 -p "$port" -k "$work/postgres" \
        -c max_connections=300 -c fsync=off
    ) >"$work/postgres.log" 2>&1 &
    server=$!
    for _ in $(seq 1 100); do
      kill -0 "$server" 2>/dev/null || break
      if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" -U postgres; then
        server=$(head -n 1 "$work/postgres/data/postmaster.pid")
        export PLATFORM_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
        return 0
      fi
      sleep 0.1
    done
  done
  cat "$work/postgres.log" >&2
  echo "PostgreSQL did not start." >&2
  return 1
}

# One counter of the test runner's result files, added up over all of them. They count a skipped test
# in "total" only, never in "executed".
counted() {
  local file number total=0
  for file in "$work"/results/*.trx; do
    [ -e "$file" ] || continue
    number=$(grep -o "<Counters [^>]*" "$file" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | head -n 1)
    total=$((total + ${number:-0}))
  done
  echo "$total"
}

install_what_is_missing

say "Starting PostgreSQL"
start_postgres
echo "$PLATFORM_TEST_POSTGRES"

say "Building"
if ! dotnet build Platform.sln -c Release --nologo -v minimal; then
  summary 0 1 0
  exit 1
fi

failed=0

say "Checking the style"
if ! dotnet format Platform.sln --verify-no-changes --no-restore; then
  echo "The style check failed: run 'dotnet format' and commit what it changes." >&2
  failed=1
fi

say "Testing"
mkdir "$work/results"
filter=()
[ "$slow" = true ] || filter=(--filter "Category!=Slow")
status=0
timeout --signal=INT --kill-after=30s "$time_for_tests" \
  dotnet test Platform.sln -c Release --no-build --nologo "${filter[@]}" \
  --results-directory "$work/results" --logger trx --logger "console;verbosity=minimal" \
  --blame-hang-timeout "$time_for_one_test" --blame-hang-dump-type none || status=$?

passed=$(counted passed)
failed=$((failed + $(counted failed)))
skipped=$(($(counted total) - $(counted executed)))
# A run that broke off has failed, whatever its files say.
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
if [ "$passed" = 0 ] && [ "$failed" = 0 ]; then
  echo "No test ran." >&2
  failed=1
fi

echo
summary "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
