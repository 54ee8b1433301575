import { run } from './package/pack';

/** Installs npm packages, such as `name@version`, in a folder that is no project of its own. */
export function installNodePackages(folder: string, packages: readonly string[]): void {
  run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--no-save', '--prefix', folder, ...packages], folder);
}
