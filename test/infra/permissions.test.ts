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
const byHash = table('Records/index/byHash', 'Query');

/** What each function may do, written down a second time, on purpose: a wider grant has to be argued here as well. */
const expected: Record<FunctionName, string[]> = {
  'platform-public': [],
  'registry-public': table('Records', ...reads),
  'registry-staff': table('Records', ...reads),
  'registry-office': table('Records', ...reads, 'PutItem'),
  'registry-import': table('Records', ...reads, 'PutItem', 'BatchWriteItem'),
  'intake-public': [...table('Records', ...reads, 'PutItem'), ...byHash],
  'intake-observer': [...table('Records', ...reads, 'PutItem'), ...byHash, ...byOwner()],
  'intake-staff': [...table('Records', ...reads, 'PutItem'), ...byOwner()],
  'intake-daily': [...table('Records', ...reads, 'PutItem'), ...byOwner()],
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
  ],
  'survey-results': [...table('Records', ...reads, 'PutItem'), ...table('Responses', 'Query')],
  'scoring-staff': [...table('Records', ...reads), ...byOwner(), 's3:GetObject Archive/*'],
  'scoring-office': [
    ...table('Records', ...reads, 'PutItem', 'BatchWriteItem'),
    ...byOwner(),
    ...['GetObject', 'PutObject'].flatMap((action) => [
      `s3:${action} Archive/*`,
      `s3:${action} Publications/data/*`,
    ]),
  ],
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
    const { Role } = template.only('AWS::Lambda::Function', pascal(name));
    expect(Role).toEqual({ 'Fn::GetAtt': [role(name), 'Arn'] });
    expect(template.only('AWS::IAM::Role', `${pascal(name)}Role`)).not.toHaveProperty('ManagedPolicyArns');
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
    expect(invited).toEqual(['survey-public', 'survey-office']);
  });

  it('lets only the stream write the audit trail, and nobody delete from it or edit in it', () => {
    expect(grants(/^dynamodb:\S+ Audit/)).toEqual(['audit-stream']);
    expect(grants(/^dynamodb:(Delete|Update|BatchWrite)\S+ Audit/)).toEqual([]);
  });

  it('lets nobody scan', () => {
    expect(grants(/^dynamodb:Scan/)).toEqual([]);
  });
});

describe('wildcards', () => {
  /** The CDK's own uploader of the site: its role is written by the CDK and touches assets and the site's bucket only. */
  const uploader = /^CustomCDKBucketDeployment/;

  it('no policy names all resources or all actions', () => {
    for (const [id, { PolicyDocument }] of template.ofType('AWS::IAM::Policy')) {
      for (const statement of (PolicyDocument as { Statement: Statement[] }).Statement) {
        expect(list(statement.Resource), id).not.toContain('*');
        if (!uploader.test(id)) expect(list(statement.Action).join(' '), id).not.toContain('*');
      }
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
