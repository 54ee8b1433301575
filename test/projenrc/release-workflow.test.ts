import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const WORKFLOWS = path.join(__dirname, '..', '..', '.github', 'workflows');

/** The lines of a job, by its id. */
function job(id: string, file = 'release.yml'): string {
  const text = readFileSync(path.join(WORKFLOWS, file), 'utf8');
  const [, body] = new RegExp(`^  ${id}:\\n((?:    .*\\n|\\n)*)`, 'm').exec(text) ?? [];
  if (body === undefined) throw new Error(`${file} must have the job '${id}'`);
  return body;
}

test.each(['release_npm', 'release_pypi', 'release_nuget', 'release_maven', 'release_golang', 'release_github'])('%s publishes', (id) => {
  expect(job(id)).toContain("needs.release.outputs.tag_exists != 'true'");
});

test.each([
  ['release_npm', 'NPM_TRUSTED_PUBLISHER: "true"', 'NPM_TOKEN'],
  ['release_pypi', 'PYPI_TRUSTED_PUBLISHER: "true"', 'TWINE_PASSWORD'],
  ['release_nuget', 'NUGET_TRUSTED_PUBLISHER: "true"', 'NUGET_API_KEY'],
])('%s has no secret of its own', (id, trusted, secret) => {
  expect(job(id)).toContain(trusted);
  expect(job(id)).toContain('id-token: write');
  expect(job(id)).not.toContain(secret);
});

test('npm is new enough for it, and says where the package is from', () => {
  const [setup] = /uses: actions\/setup-node[^]*?node-version: "\d+"/.exec(job('release_npm')) ?? [];
  expect(setup).toMatch(/node-version: "24"$/);
  expect(job('release_npm')).toContain('NPM_CONFIG_PROVENANCE: "true"');
});

test('each release has a bill of materials', () => {
  expect(job('release_sbom')).toContain('npm sbom');
  expect(job('release_sbom')).toContain('gh release upload');
  expect(job('release_sbom')).toContain('!inputs.dry_run');
});

test('dependencies are audited every week', () => {
  expect(readFileSync(path.join(WORKFLOWS, 'audit.yml'), 'utf8')).toMatch(/schedule:\n +- cron:/);
  expect(job('audit', 'audit.yml')).toContain('npx projen audit');
});
