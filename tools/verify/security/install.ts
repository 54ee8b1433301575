import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { createCacheFolder } from '../cache';
import { installNodePackages } from '../node-packages';
import { manifest, pack } from '../package/pack';
import { installPythonPrograms } from '../python-programs';

const CDK_NAG = '3.0.2';
const CFN_LINT = '1.58.0';
const CHECKOV = '3.3.30';

/** Installs the packed library, the newest CDK, and cdk-nag outside of the project; returns the folder. */
export function installLibrary(): string {
  const folder = createCacheFolder('cdk-nag');
  const packed = path.join(folder, 'packed');
  // npm does not reinstall a package of the same version.
  for (const old of [packed, path.join(folder, 'node_modules', manifest().name)]) rmSync(old, { recursive: true, force: true });
  installNodePackages(folder, ['aws-cdk-lib@latest', 'constructs@latest', `cdk-nag@${CDK_NAG}`, `file:${pack(packed)}`]);
  return folder;
}

/** Installs the linters once; returns the folder of their programs. */
export function installLinters(): string {
  return installPythonPrograms('linters', [`cfn-lint==${CFN_LINT}`, `checkov==${CHECKOV}`], ['cfn-lint', 'checkov']);
}
