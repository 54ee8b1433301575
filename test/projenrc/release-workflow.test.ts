import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const WORKFLOWS = path.join(__dirname, '..', '..', '.github', 'workflows');

/** Returns the lines of a job. */
function readJob(id: string, file = 'release.yml'): string {
  const text = readFileSync(path.join(WORKFLOWS, file), 'utf8');
  const [, body] = new RegExp(`^  ${id}:\\n((?:    .*\\n|\\n)*)`, 'm').exec(text) ?? [];
  if (body === undefined) throw new Error(`${file} must contain the job '${id}'`);
  return body;
}

test.each(['release_npm', 'release_pypi', 'release_nuget', 'release_maven', 'release_golang', 'release_github'])('%s publishes new releases', (id) => {
  expect(readJob(id)).toContain("needs.release.outputs.tag_exists != 'true'");
});

test.each([
  ['release_npm', 'NPM_TRUSTED_PUBLISHER: "true"', 'NPM_TOKEN'],
  ['release_pypi', 'PYPI_TRUSTED_PUBLISHER: "true"', 'TWINE_PASSWORD'],
  ['release_nuget', 'NUGET_TRUSTED_PUBLISHER: "true"', 'NUGET_API_KEY'],
])('%s uses trusted publishing', (id, trusted, secret) => {
  expect(readJob(id)).toContain(trusted);
  expect(readJob(id)).toContain('id-token: write');
  expect(readJob(id)).not.toContain(secret);
});

test('npm supports trusted publishing and adds provenance', () => {
  const [setup] = /uses: actions\/setup-node[^]*?node-version: "\d+"/.exec(readJob('release_npm')) ?? [];
  expect(setup).toMatch(/node-version: "24"$/);
  expect(readJob('release_npm')).toContain('NPM_CONFIG_PROVENANCE: "true"');
});

test('each release contains an SBOM', () => {
  expect(readJob('release_sbom')).toContain('npm sbom');
  expect(readJob('release_sbom')).toContain('gh release upload');
  expect(readJob('release_sbom')).toContain('!inputs.dry_run');
});

test('dependencies are audited every week', () => {
  expect(readFileSync(path.join(WORKFLOWS, 'audit.yml'), 'utf8')).toMatch(/schedule:\n +- cron:/);
  expect(readJob('audit', 'audit.yml')).toContain('npx projen audit');
});
