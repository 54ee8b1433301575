import type { Stack } from 'aws-cdk-lib';
import { account } from './account';
import type { Modules } from './modules';
import { organization } from './organization';
import { ownResources } from './own-resources';
import { parts } from './parts';
import { queryPacks } from './query-packs';
import { rulePacks } from './rule-packs';
import { selections } from './selections';
import { sources } from './sources';

/** The members of enums, and the constants of classes, by type. */
export type Constants = Readonly<Record<string, readonly string[]>>;

/**
 * Uses every public class, factory, enum and prop of the library at least once.
 *
 * It is written once and runs in every language: where another is wanted, what it does is recorded and written down in that
 * language. So it may call, construct and read, and take the first element of a list; it may not look at a value. Values go into
 * the metadata of a stack, so that comparing templates compares them, too.
 */
export function tour(modules: Modules, constants: Constants): void {
  const app = new modules.cdk.App();
  const stackOf = (id: string): Stack => new modules.cdk.Stack(app, id, { env: { account: '111122223333', region: 'eu-central-1' } });
  account(modules, stackOf('Account'));
  organization(modules, stackOf('Organization'));
  ownResources(modules, stackOf('OwnResources'));
  parts(modules, stackOf('Parts'));
  queryPacks(modules, stackOf('QueryPacks'));
  rulePacks(modules, stackOf('RulePacks'));
  selections(modules, stackOf('Selections'));
  sources(modules, stackOf);
  // last, as Java loads the library with its first class, and an enum is none
  noteConstants(modules, stackOf('Constants'), constants);
  app.synth();
}

function noteConstants(modules: Modules, stack: Stack, constants: Constants): void {
  const types = modules.analytics as unknown as Readonly<Record<string, Readonly<Record<string, string | { readonly resourceType: string }>>>>;
  for (const [type, names] of Object.entries(constants)) {
    for (const name of names) {
      stack.addMetadata(`${type}.${name}`, type === 'DataResource' ? modules.analytics.DataResource[name as 'S3_OBJECT'].resourceType : types[type][name]);
    }
  }
}
