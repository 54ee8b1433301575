import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  AuditTrail, DetectionAlarms, DetectionNotifications, EventCatalog, EventNotification, LogArchive, LogQueries, QueryPack, QueryWorkgroup,
  RulePack,
} from 'cdk-cloudtrail-analytics';

/** The parts of the construct, each created separately. */
export function addParts(stack: Stack): void {
  const key = new Key(stack, 'Key');
  const topic = new Topic(stack, 'Topic', { masterKey: key });
  const alarmRules = [RulePack.recommended()];

  const archive = new LogArchive(stack, 'Archive', { trailArn: AuditTrail.formatTrailArn(stack, 'parts'), encryptionKey: key });
  const trail = new AuditTrail(stack, 'Trail', { trailName: 'parts', bucket: archive.bucket, encryptionKey: key });

  const catalog = new EventCatalog(stack, 'Catalog', { bucket: archive.bucket, databaseName: 'parts', detectionRules: alarmRules });
  const workgroup = new QueryWorkgroup(stack, 'Workgroup', {
    workgroupName: 'parts',
    databaseName: catalog.databaseName,
    queryPacks: [QueryPack.identity()],
    encryptionKey: key,
  });
  const analyst = new Role(stack, 'Analyst', { assumedBy: new AccountRootPrincipal() });
  catalog.grantRead(analyst);
  workgroup.grantQuery(analyst);

  new DetectionAlarms(stack, 'Alarms', {
    resourceNamePrefix: 'parts',
    databaseName: catalog.databaseName,
    alarmRules,
    encryptionKey: key,
    logGroup: trail.logGroup,
    topic,
  });
  new DetectionNotifications(stack, 'Notifications', {
    resourceNamePrefix: 'parts',
    databaseName: catalog.databaseName,
    workgroupName: workgroup.workgroupName,
    detectionRules: alarmRules,
    encryptionKey: key,
    eventNotifications: [EventNotification.topic(topic)],
  });
  new LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'parts', logGroup: trail.logGroup, logQueryRules: [RulePack.operations()] });
}
