import { Random } from '../random';

/** As many as there are different ids of three digits, four times each. */
export const MOST_ACCOUNTS = 27;
/** Accounts of others, which no options name. */
export const VENDOR_ACCOUNT = '999900001111';
export const SECURITY_ACCOUNT = '888800002222';
export const FOREIGN_ACCOUNT = '666600003333';

export interface Person {
  readonly name: string;
  readonly mail: string;
  readonly permissionSet: string;
  readonly address: string;
  readonly browser: string;
  readonly userId: string;
}

export interface Role {
  readonly name: string;
  readonly id: string;
  readonly path: string;
}

export interface User {
  readonly name: string;
  readonly id: string;
  readonly accessKey: string;
}

/** An invented account: who is in it. */
export interface Account {
  readonly id: string;
  readonly people: readonly Person[];
  readonly users: { readonly backup: User; readonly reports: User; readonly operator: User };
  /** Of permission sets, by their names. */
  readonly ssoRoles: ReadonlyMap<string, Role>;
  readonly identityStore: string;
  readonly role: (name: string) => Role;
}

const BROWSERS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36 Edg/144.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0',
];
const PEOPLE: readonly (readonly [string, string])[] = [
  ['ada.fischer', 'PlatformEngineer'], ['bruno.keller', 'PlatformEngineer'], ['carla.mendes', 'Developer'], ['deniz.aydin', 'Developer'],
  ['elif.novak', 'Developer'], ['farid.haddad', 'Developer'], ['greta.lind', 'Analyst'], ['hugo.marin', 'SecurityAudit'],
];
const PERMISSION_SETS = ['PlatformEngineer', 'Developer', 'Analyst', 'SecurityAudit'];
const SERVICE_ROLE = /^AWSServiceRoleFor/;

/** Ids in the manner of AWS's examples: 111122223333, 444455556666, … */
export function accountId(index: number): string {
  const round = Math.floor(index / 3);
  return [0, 1, 2].map((part) => String(1 + (3 * index + part + part * round) % 9).repeat(4)).join('');
}

export function makeAccount(id: string, seed: number): Account {
  const random = Random.of(seed, `account/${id}`);
  const roles = new Map<string, Role>();
  return {
    id,
    people: PEOPLE.map(([name, permissionSet], index) => ({
      name,
      mail: `${name}@example.com`,
      permissionSet,
      address: `203.0.113.${10 + index}`,
      browser: BROWSERS[index % BROWSERS.length],
      userId: random.uuid(),
    })),
    users: {
      backup: makeUser('backup-agent', random),
      reports: makeUser('report-exporter', random),
      operator: makeUser('site-operator', random),
    },
    ssoRoles: new Map(PERMISSION_SETS.map((set) => [set, makeSsoRole(set, random)])),
    identityStore: `d-${random.hex(10)}`,
    role: (name) => {
      let role = roles.get(name);
      if (!role) roles.set(name, role = { name, id: principalId('AROA', Random.of(seed, `role/${id}/${name}`)), path: pathOf(name) });
      return role;
    },
  };
}

/** Ids of principals and keys say that they are invented. */
export function principalId(kind: 'AROA' | 'AIDA', random: Random): string {
  return `${kind}EXAMPLE${random.base32(10)}`;
}

export function accessKeyId(kind: 'AKIA' | 'ASIA', random: Random): string {
  return `${kind}EXAMPLE${random.base32(9)}`;
}

export function roleArn(account: string, { path, name }: Role): string {
  return `arn:aws:iam::${account}:role${path}${name}`;
}

function makeUser(name: string, random: Random): User {
  return { name, id: principalId('AIDA', random), accessKey: accessKeyId('AKIA', random) };
}

function makeSsoRole(permissionSet: string, random: Random): Role {
  const name = `AWSReservedSSO_${permissionSet}_${random.hex(16)}`;
  return { name, id: principalId('AROA', random), path: '/aws-reserved/sso.amazonaws.com/' };
}

/** Roles of services lie below the name of their service. */
function pathOf(name: string): string {
  return SERVICE_ROLE.test(name) ? `/aws-service-role/${name.replace(SERVICE_ROLE, '').toLowerCase()}.amazonaws.com/` : '/';
}
