import { describe, expect, it } from 'vitest';
import { type FunctionName, functionNames, functions } from '../../infra/functions.ts';
import { arnName, list, pascal, type Statement, templateOf } from './template.ts';

const template = templateOf('prod');

/** `service:Action resource` for each permission of a role, sorted. */
const permissions = (roleId: string): string[] =>
  template
    .statementsOf(roleId)
    .flatMap(({ Effect, Action, Resource }) =>
      list(Resource).flatMap((resource) =>
        list(Action).map((action) => `${Effect === 'Allow' ? '' : 'not '}${action} ${arnName(resource)}`),
      ),
    )
    .sort();

const role = (name: FunctionName): string => template.idOf('AWS::IAM::Role', `${pascal(name)}Role`);

const reads = ['GetItem', 'Query'];
const table = (name: string, ...actions: string[]): string[] =>
  actions.map((action) => `dynamodb:${action} ${name}`);
const byOwner = (name = 'Records'): string[] => table(`${name}/index/byOwner`, 'Query');
/** What DynamoDB needs of a caller for a table with a key of its own. */
const key = (name: string): string[] =>
  ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'].map((action) => `kms:${action} ${name}Key`);
const byHash = table('Records/index/byHash', 'Query');

/** Reading a table's stream, and noting what was given up. */
const fromStream = (source: string, consumer: string): string[] => [
  ...table(`${source}.StreamArn`, 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
  ...['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map(
    (action) => `sqs:${action} ${consumer}SourceDeadLetters`,
  ),
];

/** What each function may do, written down a second time, on purpose: a wider grant has to be argued here as well. */
const expected: Record<FunctionName, string[]> = {
  'platform-auditor': [...table('Audit', 'Query'), ...byOwner('Audit')],
  'platform-office': table('Records', ...reads, 'PutItem'),
  'platform-notify': [
    ...table('Records', ...reads, 'PutItem'),
    ...table('Deliveries', ...reads, 'PutItem'),
    ...byOwner('Deliveries'),
  ],
  'platform-public': [],
  'registry-public': table('Records', ...reads),
  'registry-staff': table('Records', ...reads),
  'registry-lists': [...table('Records', ...reads), ...byOwner()],
  'registry-search': table('Records', ...reads),
  'registry-office': table('Records', ...reads, 'PutItem'),
  'registry-import': table('Records', ...reads, 'PutItem', 'BatchWriteItem'),
  'intake-public': [...table('Records', ...reads, 'PutItem'), ...byHash],
  'intake-observer': [...table('Records', ...reads, 'PutItem'), ...byHash, ...byOwner()],
  'intake-staff': [...table('Records', ...reads, 'PutItem'), ...byOwner(), 's3:DeleteObject Attachments/*'],
  'intake-attachments': [
    ...table('Records', ...reads, 'PutItem'),
    ...byHash,
    ...['GetObject', 'PutObject', 'DeleteObject'].map((action) => `s3:${action} Attachments/*`),
  ],
  'intake-attachments-staff': [...table('Records', ...reads), 's3:GetObject Attachments/*'],
  'intake-complaints-public': [
    ...table('Records', ...reads),
    ...table('Complaints', 'GetItem', 'PutItem', 'PutItem'),
    ...key('Complaints'),
    ...['GetObject', 'PutObject', 'DeleteObject'].map((action) => `s3:${action} ComplaintFiles/*`),
  ],
  'intake-complaints-custodian': [
    ...table('Records', ...reads),
    ...table('Complaints', ...reads, 'PutItem'),
    ...byOwner('Complaints'),
    ...key('Complaints'),
    ...table('ComplaintTrail', 'Query'),
    ...key('ComplaintTrail'),
    's3:GetObject ComplaintFiles/*',
  ],
  'intake-complaints-disclosure': [...table('Complaints', ...reads, 'PutItem'), ...key('Complaints')],
  'intake-complaints-audit': [
    ...table('ComplaintTrail', 'GetItem', 'PutItem'),
    ...key('ComplaintTrail'),
    ...table('Complaints.StreamArn', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
    'kms:Decrypt ComplaintsKey',
    ...['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map(
      (action) => `sqs:${action} IntakeComplaintsAuditSourceDeadLetters`,
    ),
  ],
  'intake-complaints-retention': [
    ...table('Records', ...reads),
    ...table('Complaints', ...reads, 'PutItem', 'PutItem'),
    ...byOwner('Complaints'),
    ...key('Complaints'),
    's3:DeleteObject ComplaintFiles/*',
  ],
  'intake-daily': [...table('Records', ...reads, 'PutItem'), ...byOwner(), 's3:DeleteObject Attachments/*'],
  'intake-notify': [
    ...table('Records', ...reads),
    ...byOwner(),
    ...table('Deliveries', ...reads, 'PutItem'),
    ...byOwner('Deliveries'),
    ...fromStream('Records', 'IntakeNotify'),
  ],
  'progress-staff': [...table('Records', ...reads, 'PutItem'), ...byOwner()],
  'survey-public': [
    ...table('Records', ...reads),
    ...table('Invitations', 'GetItem', 'UpdateItem'),
    ...table('Responses', 'PutItem'),
  ],
  'survey-office': [
    ...table('Records', ...reads, 'PutItem', 'BatchWriteItem'),
    ...table('Invitations', ...reads, 'PutItem', 'UpdateItem'),
    ...byOwner('Invitations'),
    's3:PutObject Publications/data/*',
  ],
  'survey-push': [
    ...table('Records', ...reads, 'PutItem'),
    ...table('Invitations', ...reads, 'PutItem', 'UpdateItem'),
    ...byOwner('Invitations'),
    ...table('Deliveries', 'GetItem', 'PutItem'),
  ],
  'survey-results': [...table('Records', ...reads, 'PutItem'), ...table('Responses', 'Query')],
  'survey-review': table('Records', ...reads, 'PutItem'),
  'scoring-staff': [...table('Records', ...reads), ...byOwner(), 's3:GetObject Archive/*'],
  'scoring-office': [
    ...table('Records', ...reads, 'PutItem'),
    ...byOwner(),
    ...['GetObject', 'PutObject'].flatMap((action) => [
      `s3:${action} Archive/*`,
      `s3:${action} Publications/data/*`,
    ]),
    'sqs:SendMessage RunPartsQueue',
  ],
  'scoring-worker': [
    ...table('Records', ...reads, 'PutItem', 'BatchWriteItem'),
    ...byOwner(),
    ...['GetObject', 'PutObject'].map((action) => `s3:${action} Archive/*`),
    ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'SendMessage'].map(
      (action) => `sqs:${action} RunPartsQueue`,
    ),
  ],
  'scoring-conduct': [...table('Records', ...reads, 'PutItem'), ...byOwner()],
  'audit-stream': [
    ...table('Audit', 'GetItem', 'PutItem'),
    ...table('Records.StreamArn', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
    ...['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map(
      (action) => `sqs:${action} AuditStreamSourceDeadLetters`,
    ),
  ],
};

describe('permissions of the functions', () => {
  it.each(functionNames)('%s may do exactly this', (name) => {
    const ownLog = ['CreateLogStream', 'PutLogEvents'].map((action) => `logs:${action} ${pascal(name)}Log`);
    expect(permissions(role(name))).toEqual([...expected[name], ...ownLog].sort());
  });

  it.each(functionNames)('%s runs under its own role, without managed policies', (name) => {
    const { Role } = template.single('AWS::Lambda::Function', pascal(name));
    expect(Role).toEqual({ 'Fn::GetAtt': [role(name), 'Arn'] });
    expect(template.single('AWS::IAM::Role', `${pascal(name)}Role`)).not.toHaveProperty('ManagedPolicyArns');
  });

  it('keeps the secrets of draws from all but the office that draws', () => {
    const conditions = functionNames
      .filter((name) => functions[name].tables.Invitations)
      .map((name) => [
        name,
        template
          .statementsOf(role(name))
          .filter(({ Resource }) => list(Resource).some((resource) => arnName(resource) === 'Invitations'))
          .map(({ Condition }) => Condition),
      ]);
    expect(conditions).toEqual([
      ['survey-public', [{ 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['*#secret'] } }]],
      ['survey-office', [undefined]],
      ['survey-push', [{ 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['*#secret'] } }]],
    ]);
  });
});

describe('anonymity and the audit trail', () => {
  const grants = (permission: RegExp): FunctionName[] =>
    functionNames.filter((name) => permissions(role(name)).some((granted) => permission.test(granted)));

  it('lets only the results read responses, and only the phone page write them', () => {
    expect(grants(/^dynamodb:(?!PutItem )\S+ Responses/)).toEqual(['survey-results']);
    expect(grants(/^dynamodb:PutItem Responses/)).toEqual(['survey-public']);
  });

  it('lets no function see both who was invited and what was answered', () => {
    const invited = grants(/^dynamodb:\S+ Invitations/);
    const readsAnswers = grants(/^dynamodb:(GetItem|BatchGetItem|Query|Scan) Responses/);
    expect(invited.filter((name) => readsAnswers.includes(name))).toEqual([]);
    expect(invited).toEqual(['survey-public', 'survey-office', 'survey-push']);
  });

  it('lets only the stream write the audit trail, and nobody delete from it or edit in it', () => {
    expect(grants(/^dynamodb:(?!Query )\S+ Audit/)).toEqual(['audit-stream']);
    expect(grants(/^dynamodb:Query Audit/)).toEqual(['platform-auditor']);
    expect(grants(/^dynamodb:(Delete|Update|BatchWrite)\S+ Audit/)).toEqual([]);
  });

  it('lets only those that send know where notifications go', () => {
    expect(grants(/^dynamodb:\S+ Deliveries/)).toEqual(['platform-notify', 'intake-notify', 'survey-push']);
  });

  it('[X11] lets only the line itself touch complaints, only the disclosing function read who filed', () => {
    expect(grants(/^dynamodb:\S+ Complaints$/)).toEqual([
      'intake-complaints-public',
      'intake-complaints-custodian',
      'intake-complaints-disclosure',
      'intake-complaints-retention',
    ]);
    expect(grants(/Complaints\/index/)).toEqual([
      'intake-complaints-custodian',
      'intake-complaints-retention',
    ]);
    expect(grants(/ComplaintFiles/)).toEqual([
      'intake-complaints-public',
      'intake-complaints-custodian',
      'intake-complaints-retention',
    ]);
    expect(grants(/^dynamodb:\S+ ComplaintTrail$/)).toEqual([
      'intake-complaints-custodian',
      'intake-complaints-audit',
    ]);
    expect(grants(/^dynamodb:(Delete|Update|BatchWrite)\S+ Complaint/)).toEqual([]);
    const onIdentities = (name: FunctionName) =>
      template
        .statementsOf(role(name))
        .filter(({ Resource }) => list(Resource).some((resource) => arnName(resource) === 'Complaints'))
        .map(({ Action, Condition }) => [list(Action).join(' '), Condition]);
    const closed = { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['*#identity'] } };
    const only = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#identity'] } };
    expect(onIdentities('intake-complaints-public')).toEqual([
      ['dynamodb:GetItem dynamodb:PutItem', closed],
      ['dynamodb:PutItem', only],
    ]);
    expect(onIdentities('intake-complaints-retention')).toEqual([
      ['dynamodb:GetItem dynamodb:PutItem dynamodb:Query', closed],
      ['dynamodb:PutItem', only],
    ]);
    expect(onIdentities('intake-complaints-custodian').map(([, condition]) => condition)).toEqual([closed]);
    expect(onIdentities('intake-complaints-disclosure').map(([, condition]) => condition)).toEqual([
      undefined,
    ]);
  });

  it('[X11] encrypts complaints and their trail with keys of their own', () => {
    for (const name of ['Complaints', 'ComplaintTrail'])
      expect(template.single('AWS::DynamoDB::Table', name)).toMatchObject({
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      });
    expect(template.ofType('AWS::KMS::Key')).toHaveLength(2);
  });

  it('lets nobody scan', () => {
    expect(grants(/^dynamodb:Scan/)).toEqual([]);
  });
});

describe('wildcards', () => {
  /** The CDK's own uploader of the site: its role is written by the CDK and touches assets and the site's bucket only. */
  const uploader = /^CustomCDKBucketDeployment/;

  it('no policy names all resources or all actions', () => {
    for (const [id, statement] of template.grants) {
      expect(list(statement.Resource), id).not.toContain('*');
      if (!uploader.test(id)) expect(list(statement.Action).join(' '), id).not.toContain('*');
    }
  });

  it('only the uploader of the site has a managed policy', () => {
    const managed = template.ofType('AWS::IAM::Role').filter(([, role]) => 'ManagedPolicyArns' in role);
    expect(managed.map(([id]) => uploader.test(id))).toEqual([true]);
  });

  it('buckets are read through the CDN alone', () => {
    for (const [id, { PublicAccessBlockConfiguration }] of template.ofType('AWS::S3::Bucket')) {
      expect(Object.values(PublicAccessBlockConfiguration as object), id).toEqual([true, true, true, true]);
    }
    const readers = template
      .ofType('AWS::S3::BucketPolicy')
      .flatMap(([, { PolicyDocument }]) =>
        (PolicyDocument as { Statement: (Statement & { Principal: unknown })[] }).Statement.filter(
          ({ Effect }) => Effect === 'Allow',
        ).map(({ Principal, Resource }) => [Principal, arnName(Resource)]),
      );
    const cdn = { Service: 'cloudfront.amazonaws.com' };
    expect(readers).toHaveLength(2);
    expect(readers).toEqual(
      expect.arrayContaining([
        [cdn, 'Publications/data/*'],
        [cdn, 'Site/*'],
      ]),
    );
  });
});
