#!/usr/bin/env bash
# Fails and prints the differences if the work tree has changed since .ci/run started. Generated files must be committed.
set -euo pipefail
: "${CI_SCRATCH:?set by .ci/run}" "${CI_TREE:?set by .ci/run}"

now=$(.ci/tree.sh)
[ "$now" != "$CI_TREE" ] || exit 0
echo 'the work tree has changed since the start: commit the differences' >&2
GIT_ALTERNATE_OBJECT_DIRECTORIES="$CI_SCRATCH/objects" git --no-pager diff --stat --patch "$CI_TREE" "$now" | head -n 200 >&2
exit 1
