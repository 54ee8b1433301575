/** What botocore says of a service, as far as the event source depends on it. */
export interface ServiceIds {
  /** The name that SDKs use, e.g. `elbv2`. */
  readonly folder: string;
  readonly endpointPrefix: string;
  readonly signingName?: string;
}

/**
 * Services that CloudTrail logs under a name that is not the one they sign with, or under more than one: from the
 * services' own guides, and from records. Without the domain.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'application-autoscaling': ['autoscaling', 'application-autoscaling'],
  'autoscaling-plans': ['autoscaling', 'autoscaling-plans'],
  'cloudwatch': ['monitoring'],
  // signs as `cloudwatch`, a name under which no record is known
  'cloudwatchomni': ['cloudwatch-omni'],
  'connectparticipant': ['connect'],
  'marketplace-agreement': ['aws-marketplace', 'agreement-marketplace'],
  'marketplace-catalog': ['aws-marketplace', 'marketplacecatalog', 'catalog-marketplace'],
  'marketplace-deployment': ['aws-marketplace', 'deployment-marketplace'],
  'marketplace-discovery': ['aws-marketplace', 'discovery-marketplace'],
  'marketplace-entitlement': ['aws-marketplace', 'entitlement-marketplace'],
  'marketplace-reporting': ['aws-marketplace', 'reporting-marketplace'],
  'memorydb': ['memorydb', 'memory-db'],
  'meteringmarketplace': ['aws-marketplace', 'metering-marketplace'],
  'migrationhub-config': ['mgh', 'migrationhub-config'],
  'mturk': ['mturk-requester', 'mechanicalturk'],
  'neptunedata': ['neptune-db', 'neptunedata'],
  'rds-data': ['rdsdata'],
  's3': ['s3', 's3express'],
  's3control': ['s3', 's3-control', 's3express'],
  'servicecatalog-appregistry': ['servicecatalog', 'servicecatalog-appregistry'],
  'sso': ['sso'],
  'sso-oidc': ['sso', 'sso-oauth'],
};

/** AWS's managed MCP servers, which log the use of their tools; one of them also under the names of its endpoints. */
const MCP_SERVERS: readonly string[] = [
  'aws-api-mcp', 'aws-mcp', 'aws-mcp.eu-central-1.api.aws', 'aws-mcp.us-east-1.api.aws', 'ecs-mcp', 'eks-mcp', 'sagemaker-unified-studio-mcp',
];

/**
 * Sources that exist while the names of their events are not published as an API, or no longer: consoles, agents,
 * retired services. Any event name is taken for right there.
 */
export const OPEN_SOURCES: readonly string[] = [
  ...MCP_SERVERS,
  'a4b', 'application-transformation', 'aws-marketplace', 'aws-marketplace-management', 'aws-portal', 'awsiotanalytics', 'backup-storage',
  'billingconsole', 'cloudshell', 'codestar', 'codewhisperer', 'consolidatedbilling', 'dbqms', 'ec2messages', 'elastictranscoder', 'evidently',
  'finspace', 'honeycode', 'identity-sync', 'identitystore-scim', 'iot1click', 'iotanalytics', 'iotevents', 'ioteventsdata', 'kafka-cluster',
  'lookoutmetrics', 'lookoutvision', 'macie', 'mapcredits', 'mobileanalytics', 'mobilehub', 'nimble', 'opsworks', 'opsworks-cm', 'panorama',
  'payments', 'purchase-orders', 'q', 'qldb', 'qldb-session', 'resource-explorer', 'robomaker', 's3-control', 's3express', 'simspaceweaver', 'sms', 'sqlworkbench',
  'ssmmessages', 'sso', 'sso-directory', 'sumerian', 'supportplans', 'supportrecommendations', 'tagpolicies', 'transform',
  'user-subscriptions', 'vendor-insights', 'vpc-lattice-svcs', 'wam', 'worklink',
];

/** Names that people try and CloudTrail never uses. */
export const OTHER_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'apigateway': ['api-gateway', 'apigatewayv2'],
  'cognito-idp': ['cognito', 'cognitoidp'],
  'ds': ['directoryservice', 'directory-service'],
  'ecr': ['ecr-api'],
  'elasticfilesystem': ['elastic-file-system'],
  'es': ['opensearchservice'],
  'events': ['eventbridge', 'cloudwatchevents'],
  'logs': ['cloudwatchlogs', 'cloudwatch-logs'],
  'signin': ['console', 'aws-console', 'sign-in'],
  'sso': ['identitycenter', 'identity-center', 'singlesignon'],
};

/** The event sources of a service, without the domain. */
export function eventSourcesOf({ folder, endpointPrefix, signingName }: ServiceIds): readonly string[] {
  return SOURCES[folder] ?? [(signingName ?? endpointPrefix).toLowerCase()];
}

/** The service's other names, without a domain; those with a dot cannot be taken for an event source. */
export function aliasesOf({ folder, endpointPrefix, signingName }: ServiceIds): readonly string[] {
  return [folder, endpointPrefix, signingName ?? endpointPrefix].map((name) => name.toLowerCase()).filter((name) => !name.includes('.'));
}
