#!/usr/bin/env bash
# Prints the id of a git tree with everything in the work tree that git does not ignore. The repository itself, its index included,
# stays as it is: the objects go to CI_SCRATCH.
set -euo pipefail
: "${CI_SCRATCH:?set by .ci/run}"

GIT_ALTERNATE_OBJECT_DIRECTORIES=$(realpath "$(git rev-parse --git-path objects)")
export GIT_ALTERNATE_OBJECT_DIRECTORIES
export GIT_OBJECT_DIRECTORY="$CI_SCRATCH/objects" GIT_INDEX_FILE="$CI_SCRATCH/index"
mkdir -p "$GIT_OBJECT_DIRECTORY"
git add --all
git write-tree
