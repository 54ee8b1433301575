import { Token } from 'aws-cdk-lib';
import { ValidationError } from '../../private/errors';

const TYPE_PATTERN = /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/;

/**
 * A type of resource whose data events a trail can record. CloudTrail knows many more than have a name here: `of()` takes any.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export class DataResource {
  /** Requests to GraphQL APIs of AWS AppSync. */
  public static readonly APPSYNC_GRAPHQL_API = new DataResource('AWS::AppSync::GraphQLApi');

  /** Calls of agents of Amazon Bedrock. */
  public static readonly BEDROCK_AGENT_ALIAS = new DataResource('AWS::Bedrock::AgentAlias');

  /** Calls of flows of Amazon Bedrock. */
  public static readonly BEDROCK_FLOW_ALIAS = new DataResource('AWS::Bedrock::FlowAlias');

  /** Calls of guardrails of Amazon Bedrock. */
  public static readonly BEDROCK_GUARDRAIL = new DataResource('AWS::Bedrock::Guardrail');

  /** Searches in knowledge bases of Amazon Bedrock. */
  public static readonly BEDROCK_KNOWLEDGE_BASE = new DataResource('AWS::Bedrock::KnowledgeBase');

  /** What is done with models of Amazon Bedrock beyond its management events. */
  public static readonly BEDROCK_MODEL = new DataResource('AWS::Bedrock::Model');

  /** Reads and writes of key value stores of CloudFront. */
  public static readonly CLOUDFRONT_KEY_VALUE_STORE = new DataResource('AWS::CloudFront::KeyValueStore');

  /** Credentials that Cognito identity pools hand out. */
  public static readonly COGNITO_IDENTITY_POOL = new DataResource('AWS::Cognito::IdentityPool');

  /** Connections to clusters of Aurora DSQL. */
  public static readonly DSQL_CLUSTER = new DataResource('AWS::DSQL::Cluster');

  /** Reads of streams of DynamoDB. */
  public static readonly DYNAMODB_STREAM = new DataResource('AWS::DynamoDB::Stream');

  /** Items of tables of DynamoDB, and the streams of these tables. */
  public static readonly DYNAMODB_TABLE = new DataResource('AWS::DynamoDB::Table');

  /** Blocks of EBS snapshots, read and written directly. */
  public static readonly EBS_SNAPSHOT = new DataResource('AWS::EC2::Snapshot');

  /** Events that are put on buses of EventBridge. */
  public static readonly EVENT_BUS = new DataResource('AWS::Events::EventBus');

  /** Records that are put into Data Firehose. */
  public static readonly FIREHOSE_DELIVERY_STREAM = new DataResource('AWS::KinesisFirehose::DeliveryStream');

  /** Tables that Lake Formation made. */
  public static readonly GLUE_TABLE = new DataResource('AWS::Glue::Table');

  /** Telemetry that agents of GuardDuty send. */
  public static readonly GUARDDUTY_DETECTOR = new DataResource('AWS::GuardDuty::Detector');

  /** Rows of tables of Amazon Keyspaces. */
  public static readonly KEYSPACES_TABLE = new DataResource('AWS::Cassandra::Table');

  /** Records of streams of Kinesis. */
  public static readonly KINESIS_STREAM = new DataResource('AWS::Kinesis::Stream');

  /** Consumers of streams of Kinesis. */
  public static readonly KINESIS_STREAM_CONSUMER = new DataResource('AWS::Kinesis::StreamConsumer');

  /** Invocations of Lambda functions. */
  public static readonly LAMBDA_FUNCTION = new DataResource('AWS::Lambda::Function');

  /** Queries of graphs of Neptune Analytics. */
  public static readonly NEPTUNE_GRAPH = new DataResource('AWS::NeptuneGraph::Graph');

  /** Use of keys of AWS Payment Cryptography. */
  public static readonly PAYMENT_CRYPTOGRAPHY_KEY = new DataResource('AWS::PaymentCryptography::Key');

  /** Use of applications of Amazon Q Business. */
  public static readonly Q_BUSINESS_APPLICATION = new DataResource('AWS::QBusiness::Application');

  /** Statements that are run on Aurora clusters through the RDS Data API. */
  public static readonly RDS_DB_CLUSTER = new DataResource('AWS::RDS::DBCluster');

  /** Calls of the Redshift Data API on clusters. */
  public static readonly REDSHIFT_CLUSTER = new DataResource('AWS::Redshift::Cluster');

  /** Requests through access points of S3. */
  public static readonly S3_ACCESS_POINT = new DataResource('AWS::S3::AccessPoint');

  /** Objects in directory buckets. */
  public static readonly S3_EXPRESS_OBJECT = new DataResource('AWS::S3Express::Object');

  /** Objects in general purpose buckets. */
  public static readonly S3_OBJECT = new DataResource('AWS::S3::Object');

  /** Requests through S3 Object Lambda access points. */
  public static readonly S3_OBJECT_LAMBDA_ACCESS_POINT = new DataResource('AWS::S3ObjectLambda::AccessPoint');

  /** Objects in buckets on Outposts. */
  public static readonly S3_OUTPOSTS_OBJECT = new DataResource('AWS::S3Outposts::Object');

  /** Tables of S3 Tables. */
  public static readonly S3_TABLE = new DataResource('AWS::S3Tables::Table');

  /** Table buckets of S3 Tables. */
  public static readonly S3_TABLE_BUCKET = new DataResource('AWS::S3Tables::TableBucket');

  /** Vector buckets of S3 Vectors. */
  public static readonly S3_VECTOR_BUCKET = new DataResource('AWS::S3Vectors::VectorBucket');

  /** Vector indexes of S3 Vectors. */
  public static readonly S3_VECTOR_INDEX = new DataResource('AWS::S3Vectors::Index');

  /** Calls of endpoints of SageMaker that stream their answer. */
  public static readonly SAGEMAKER_ENDPOINT = new DataResource('AWS::SageMaker::Endpoint');

  /** Mail that identities of SES send. */
  public static readonly SES_EMAIL_IDENTITY = new DataResource('AWS::SES::EmailIdentity');

  /** Messages to platform endpoints of SNS. */
  public static readonly SNS_PLATFORM_ENDPOINT = new DataResource('AWS::SNS::PlatformEndpoint');

  /** Messages to topics of SNS. */
  public static readonly SNS_TOPIC = new DataResource('AWS::SNS::Topic');

  /** Messages of queues of SQS. */
  public static readonly SQS_QUEUE = new DataResource('AWS::SQS::Queue');

  /** Sessions that Systems Manager opens on machines. */
  public static readonly SSM_CONTROL_CHANNEL = new DataResource('AWS::SSMMessages::ControlChannel');

  /** What machines that Systems Manager manages ask of it. */
  public static readonly SSM_MANAGED_NODE = new DataResource('AWS::SSM::ManagedNode');

  /** Activities of Step Functions. */
  public static readonly STEP_FUNCTIONS_ACTIVITY = new DataResource('AWS::StepFunctions::Activity');

  /** Runs of state machines of Step Functions. */
  public static readonly STEP_FUNCTIONS_STATE_MACHINE = new DataResource('AWS::StepFunctions::StateMachine');

  /** Rows of tables of Timestream. */
  public static readonly TIMESTREAM_TABLE = new DataResource('AWS::Timestream::Table');

  /** Decisions of Verified Permissions. */
  public static readonly VERIFIED_PERMISSIONS_POLICY_STORE = new DataResource('AWS::VerifiedPermissions::PolicyStore');

  /** Traces of X-Ray. */
  public static readonly XRAY_TRACE = new DataResource('AWS::XRay::Trace');

  /**
   * A type that has no name here.
   *
   * Fails when it is not of the form `AWS::Service::Type`.
   *
   * @param resourceType the type as CloudTrail spells it in `resources.type`
   */
  public static of(resourceType: string): DataResource {
    if (!Token.isUnresolved(resourceType) && !TYPE_PATTERN.test(resourceType)) {
      throw new ValidationError(`resourceType must be of the form 'AWS::Service::Type'; got '${resourceType}'`);
    }
    return new DataResource(resourceType);
  }

  private constructor(
    /** The type as CloudTrail spells it in `resources.type`. */
    public readonly resourceType: string,
  ) {}
}
