/** The identifiers of a service in botocore that determine its event source. */
export interface ServiceIds {
  /** The name in SDKs, for example `elbv2`. */
  readonly folder: string;
  readonly endpointPrefix: string;
  readonly signingName?: string;
}

/**
 * The event sources of services whose event source is not their signing name, or that have several event sources, without
 * the domain. From the guides of the services, and from records.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'application-autoscaling': ['autoscaling', 'application-autoscaling'],
  'autoscaling-plans': ['autoscaling', 'autoscaling-plans'],
  'cloudwatch': ['monitoring'],
  // its signing name is `cloudwatch`, which is not known as an event source
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

/** MCP servers managed by AWS, which log the use of their tools. One of them also has its endpoints as event sources. */
const MCP_SERVERS: readonly string[] = [
  'aws-api-mcp', 'aws-mcp', 'aws-mcp.eu-central-1.api.aws', 'aws-mcp.us-east-1.api.aws', 'ecs-mcp', 'eks-mcp', 'sagemaker-unified-studio-mcp',
];

/**
 * Event sources whose event names are not, or no longer, published as an API: consoles, agents, retired services.
 * Any event name is valid for them.
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

/** Frequent mistakes for the names of event sources. */
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

/** Returns the event sources of a service, without the domain. */
export function resolveEventSources({ folder, endpointPrefix, signingName }: ServiceIds): readonly string[] {
  return SOURCES[folder] ?? [(signingName ?? endpointPrefix).toLowerCase()];
}

/** Returns the other names of a service, without a domain. Names with a dot are not mistaken for an event source. */
export function listAliases({ folder, endpointPrefix, signingName }: ServiceIds): readonly string[] {
  return [folder, endpointPrefix, signingName ?? endpointPrefix].map((name) => name.toLowerCase()).filter((name) => !name.includes('.'));
}
