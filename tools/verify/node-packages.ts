import { run } from './package/pack';

/** Installs npm packages, in the form `name@version`, in a folder without a package.json. */
export function installNodePackages(folder: string, packages: readonly string[]): void {
  run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--no-save', '--prefix', folder, ...packages], folder);
}
