#!/usr/bin/env bash
# Prints the ID of a Git tree with all files of the work tree that Git does not ignore. The objects are written to CI_SCRATCH, so that the
# repository and its index do not change.
set -euo pipefail
: "${CI_SCRATCH:?set by .ci/run}"

GIT_ALTERNATE_OBJECT_DIRECTORIES=$(realpath "$(git rev-parse --git-path objects)")
export GIT_ALTERNATE_OBJECT_DIRECTORIES
export GIT_OBJECT_DIRECTORY="$CI_SCRATCH/objects" GIT_INDEX_FILE="$CI_SCRATCH/index"
mkdir -p "$GIT_OBJECT_DIRECTORY"
git add --all
git write-tree
