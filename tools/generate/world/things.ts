import { Random } from '../random';
import { Account } from './accounts';

export interface Instance {
  readonly id: string;
  readonly address: string;
  readonly role: string;
}

/** What an account has in a Region. */
export interface Things {
  readonly instances: readonly Instance[];
  readonly volumes: readonly string[];
  readonly images: readonly string[];
  readonly vpcs: readonly string[];
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly flowLogs: readonly string[];
  readonly buckets: readonly string[];
  readonly keys: readonly string[];
  readonly secrets: readonly string[];
  readonly parameters: readonly string[];
  readonly functions: readonly string[];
  readonly tables: readonly string[];
  readonly databases: readonly string[];
  readonly queues: readonly string[];
  readonly topics: readonly string[];
  readonly clusters: readonly string[];
  readonly services: readonly string[];
  readonly repositories: readonly string[];
  readonly stacks: readonly string[];
  readonly loadBalancers: readonly string[];
  readonly targetGroups: readonly string[];
  readonly scalingGroups: readonly string[];
  readonly endpoints: readonly string[];
}

const SERVICES = ['checkout', 'catalog', 'search', 'invoices', 'shipping', 'accounts', 'notify', 'pricing'];
const SECRETS = ['database', 'api-key', 'signing-key'];
const PARAMETERS = ['config', 'license', 'webhook'];
const FUNCTIONS = [
  'order-intake', 'invoice-render', 'image-resize', 'stock-sync', 'mail-digest', 'webhook-relay', 'price-import', 'audit-export',
];
const BUCKETS = ['assets', 'invoices', 'exports', 'uploads', 'backups', 'site', 'access-logs', 'athena-results'];

/** Names come from the business of an invented shop, ids from the seed. */
export function makeThings(account: Account, region: string, seed: number): Things {
  const random = Random.of(seed, `things/${account.id}/${region}`);
  const ids = (prefix: string, count: number): string[] => Array.from({ length: count }, () => `${prefix}-0${random.hex(16)}`);
  const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account.id}:${resource}`;
  return {
    instances: ids('i', 14).map((id, index) => ({
      id,
      address: `198.51.100.${20 + index}`,
      role: index % 3 === 0 ? 'batch-worker' : 'web-server',
    })),
    volumes: ids('vol', 18),
    images: ids('ami', 3),
    vpcs: ids('vpc', 2),
    subnets: ids('subnet', 6),
    groups: ids('sg', 8),
    flowLogs: ids('fl', 2),
    buckets: BUCKETS.map((name) => `shop-${name}-${account.id}-${region}`),
    keys: Array.from({ length: 4 }, () => arn('kms', `key/${random.uuid()}`)),
    secrets: SERVICES.flatMap((name) => SECRETS.map((kind) => arn('secretsmanager', `secret:prod/${name}/${kind}-${random.mixed(6)}`))),
    parameters: SERVICES.flatMap((name) => PARAMETERS.map((kind) => `/prod/${name}/${kind}`)),
    functions: FUNCTIONS,
    tables: ['orders', 'carts', 'sessions', 'stock'],
    databases: ['shop-primary', 'shop-replica', 'ledger'],
    queues: SERVICES.slice(0, 4).map((name) => `${name}-events`),
    topics: ['order-placed', 'stock-low', 'ops-alerts'],
    clusters: ['shop-prod', 'shop-tools'],
    services: SERVICES,
    repositories: SERVICES.map((name) => `shop/${name}`),
    stacks: SERVICES.map((name) => arn('cloudformation', `stack/shop-${name}/${random.uuid()}`)),
    loadBalancers: ['public', 'internal'].map((name) => arn('elasticloadbalancing', `loadbalancer/app/shop-${name}/${random.hex(16)}`)),
    targetGroups: SERVICES.map((name) => arn('elasticloadbalancing', `targetgroup/${name}/${random.hex(16)}`)),
    scalingGroups: ['web-server', 'batch-worker'],
    endpoints: ids('vpce', 3),
  };
}
