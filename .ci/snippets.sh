#!/usr/bin/env bash
# Compiles every snippet of the README and of the doc comments as a user would, with the fixtures of rosetta/ around them.
set -euo pipefail
: "${CI_SCRATCH:?set by .ci/run}"

# jsii-rosetta writes its translations beside the assembly: it gets a place of its own that looks like an installed package.
name=$(node -p 'require("./package.json").name')
modules="$CI_SCRATCH/snippets/node_modules"
package="$modules/$name"
mkdir -p "$package"
for file in .jsii lib package.json rosetta; do ln -s "$PWD/$file" "$package/$file"; done
for dependency in aws-cdk-lib constructs; do ln -s "$PWD/node_modules/$dependency" "$modules/$dependency"; done
npx jsii-rosetta extract --strict "$package"
