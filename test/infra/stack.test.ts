import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../infra/constructs/bundle.ts';
import { functionNames, functions } from '../../infra/functions.ts';
import { type Stage, stages } from '../../infra/stages.ts';
import { isStaffRoute, routes } from '../../shared/contract/index.ts';
import { pascal, type SynthesizedTemplate, templateOf } from './template.ts';

const stageNames = Object.keys(stages) as Stage['name'][];
const templates = Object.fromEntries(stageNames.map((name) => [name, templateOf(name)])) as Record<
  Stage['name'],
  SynthesizedTemplate
>;

describe.each(stageNames)('stage %s', (name) => {
  const template = templates[name];

  it('has one gateway route for each route of the contract, staff routes alone behind the token check', () => {
    const authorizer = template.ofType('AWS::ApiGatewayV2::Authorizer').map(([id]) => id);
    expect(authorizer).toHaveLength(1);
    const found = template
      .ofType('AWS::ApiGatewayV2::Route')
      .map(([, route]) => [route['RouteKey'], route['AuthorizationType'] ?? 'NONE', route['AuthorizerId']]);
    const expected = Object.values(routes).map((route) => [
      `${route.method} ${route.path}`,
      ...(isStaffRoute(route) ? ['JWT', { Ref: authorizer[0] }] : ['NONE', undefined]),
    ]);
    const byKey = (a: unknown[], b: unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(found.sort(byKey)).toEqual(expected.sort(byKey));
  });

  it('leads each route to the function the contract names', () => {
    const integrations = new Map(template.ofType('AWS::ApiGatewayV2::Integration'));
    for (const [, route] of template.ofType('AWS::ApiGatewayV2::Route')) {
      const definition = Object.values(routes).find((r) => `${r.method} ${r.path}` === route['RouteKey'])!;
      const [, [, integration]] = (route['Target'] as { 'Fn::Join': [string, [string, { Ref: string }]] })[
        'Fn::Join'
      ];
      expect(integrations.get(integration.Ref)).toMatchObject({
        IntegrationUri: {
          'Fn::GetAtt': [template.idOf('AWS::Lambda::Function', pascal(definition.function)), 'Arn'],
        },
        PayloadFormatVersion: '2.0',
      });
    }
  });

  it('can be created: nothing waits for itself', () => {
    const done = new Set<string>();
    const visit = (id: string, path: readonly string[]): void => {
      if (path.includes(id)) throw new Error([...path, id].join(' → '));
      if (done.has(id)) return;
      for (const other of template.dependenciesOf(id)) visit(other, [...path, id]);
      done.add(id);
    };
    for (const id of Object.keys(template.resources)) visit(id, []);
    expect(done.size).toBe(Object.keys(template.resources).length);
    expect(done.size).toBeLessThan(500);
  });

  it('keeps no history of invitations and responses', () => {
    for (const table of ['Invitations', 'Responses']) {
      const properties = template.single('AWS::DynamoDB::Table', table);
      expect(properties).not.toHaveProperty('StreamSpecification');
      expect(properties).not.toHaveProperty('PointInTimeRecoverySpecification');
    }
    expect(template.single('AWS::DynamoDB::Table', 'Responses')).not.toHaveProperty('GlobalSecondaryIndexes');
  });

  it('can recover records and the audit trail', () => {
    for (const table of ['Records', 'Audit']) {
      expect(template.single('AWS::DynamoDB::Table', table)).toMatchObject({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
    expect(template.single('AWS::DynamoDB::Table', 'Records')).toMatchObject({
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('feeds changes of records to the audit trail and to the notifications, finitely, and says what it gave up', () => {
    const mappings = template.ofType('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping);
    for (const consumer of ['AuditStream', 'IntakeNotify']) {
      const FunctionName = { Ref: template.idOf('AWS::Lambda::Function', consumer) };
      expect(mappings, consumer).toContainEqual(
        expect.objectContaining({
          FunctionName,
          BatchSize: 25,
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumRetryAttempts: 5,
          DestinationConfig: { OnFailure: { Destination: expect.anything() } },
        }),
      );
    }
  });

  it('runs clocks and notifications every hour, by the time of Shanghai', () => {
    const schedules = template.ofType('AWS::Scheduler::Schedule').map(([, schedule]) => schedule);
    for (const [target, expression] of [
      ['IntakeDaily', 'cron(5 * * * ? *)'],
      ['IntakeNotify', 'cron(10 * * * ? *)'],
    ] as const) {
      const Arn = { 'Fn::GetAtt': [template.idOf('AWS::Lambda::Function', target), 'Arn'] };
      expect(schedules, target).toContainEqual(
        expect.objectContaining({
          ScheduleExpression: expression,
          ScheduleExpressionTimezone: 'Asia/Shanghai',
          Target: expect.objectContaining({ Arn }),
        }),
      );
    }
  });

  it('keeps every log for a stated time', () => {
    const groups = template.ofType('AWS::Logs::LogGroup');
    for (const [id, group] of groups) {
      expect(group['RetentionInDays'], id).toBe(stages[name].logRetentionDays);
    }
    const ids = groups.map(([id]) => id);
    for (const [id, lambda] of template.ofType('AWS::Lambda::Function')) {
      const { LogGroup } = lambda['LoggingConfig'] as { LogGroup: { Ref: string } };
      expect(ids, id).toContain(LogGroup.Ref);
    }
  });

  it('logs of a request neither who nor what', () => {
    const [[, apiStage]] = template.ofType('AWS::ApiGatewayV2::Stage') as [[string, Record<string, unknown>]];
    expect(apiStage['StageName']).toBe('$default');
    const { Format } = apiStage['AccessLogSettings'] as { Format: string };
    expect(Object.values(JSON.parse(Format) as object).sort()).toEqual([
      '$context.requestId',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ]);
  });

  it('gives functions names and addresses only, no secret', () => {
    const known =
      /^(STAGE|CLAIM_PREFIX|OUTGOING_LOOPBACK|MAIL_FROM|PUBLIC_BASE_URL|JURISDICTIONS|(RECORDS|INVITATIONS|RESPONSES|AUDIT|DELIVERIES|COMPLAINTS|COMPLAINT_TRAIL)_TABLE|(PUBLICATIONS|ARCHIVE|ATTACHMENTS|COMPLAINT_FILES)_BUCKET|RUN_PARTS_QUEUE)$/;
    for (const functionName of functionNames) {
      const { Environment } = template.single('AWS::Lambda::Function', pascal(functionName));
      const { Variables } = Environment as { Variables: Record<string, unknown> };
      for (const [variable, value] of Object.entries(Variables)) {
        expect(variable, functionName).toMatch(known);
        if (typeof value === 'string') expect(value, variable).not.toMatch(/[A-Za-z0-9+/_-]{20,}/);
      }
    }
  });

  it('calls someone when a function fails, the API answers 5xx, the stream lags or a batch is given up', () => {
    const alarms = template.ofType('AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
    const streams = functionNames.filter((one) => functions[one].stream);
    const queues = functionNames.filter((one) => functions[one].queue);
    expect(alarms).toHaveLength(functionNames.length + 2 * streams.length + queues.length + 1);
    for (const alarm of alarms) expect(alarm['AlarmActions']).toHaveLength(1);
    expect(new Set(alarms.map(({ MetricName }) => MetricName))).toEqual(
      new Set(['Errors', '5xx', 'IteratorAge', 'ApproximateNumberOfMessagesVisible']),
    );
  });

  it('runs everything on Node 24 and one processor architecture', () => {
    for (const functionName of functionNames) {
      expect(template.single('AWS::Lambda::Function', pascal(functionName))).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
    }
  });

  it('serves pages, API and publications under one address, and keeps no answer of the API', () => {
    const [[, distribution]] = template.ofType('AWS::CloudFront::Distribution') as [
      [string, { DistributionConfig: { DefaultCacheBehavior: object; CacheBehaviors: object[] } }],
    ];
    const { DefaultCacheBehavior, CacheBehaviors } = distribution.DistributionConfig;
    expect(DefaultCacheBehavior).toMatchObject({ TargetOriginId: 'site' });
    expect(CacheBehaviors).toEqual([
      expect.objectContaining({
        PathPattern: '/api/*',
        TargetOriginId: 'api',
        ...(name === 'prodChina'
          ? { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 }
          : { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' }),
      }),
      expect.objectContaining({ PathPattern: '/data/*', TargetOriginId: 'publications' }),
    ]);
  });
});

describe('partition aws-cn', () => {
  const china = templates.prodChina;

  it('has nothing that partition lacks', () => {
    const lacking =
      /^AWS::(Cognito|SES|XRay|Lambda::Url|CloudFront::(OriginAccessControl|Function|CachePolicy|OriginRequestPolicy|ResponseHeadersPolicy))/;
    expect([...china.types].filter((type) => lacking.test(type))).toEqual([]);
    const text = JSON.stringify(china.resources);
    for (const word of ['TracingConfig', 'xray:', 'OriginAccessControlId', 'CachePolicyId', 'arn:aws:']) {
      expect(text, word).not.toContain(word);
    }
    for (const [, mapping] of china.ofType('AWS::Lambda::EventSourceMapping')) {
      expect(mapping).not.toHaveProperty('Tags');
    }
  });

  it('refuses a stage without an issuer or without a domain, and says what to do', () => {
    expect(() => templateOf('prodChina', { identity: { kind: 'cognito' } })).toThrow(
      /prodChina.*aws-cn has no Cognito user pool.*-c issuer=/,
    );
    expect(() => templateOf('prodChina', { hosting: { kind: 'cdn' } })).toThrow(/prodChina.*ICP.*-c domain=/);
  });
});

describe('e-mail', () => {
  it('is sent from one verified domain by the functions that send, where a stage says from whom', () => {
    const template = templateOf('prod', { mailFrom: 'notice@yixiantong.example' });
    const senders = functionNames.filter((name) =>
      template
        .statementsOf(template.idOf('AWS::IAM::Role', `${pascal(name)}Role`))
        .some(({ Action, Resource }) => {
          if (Action !== 'ses:SendEmail') return false;
          expect(JSON.stringify(Resource)).toContain('identity/yixiantong.example');
          return true;
        }),
    );
    expect(senders).toEqual(['platform-notify', 'intake-notify', 'survey-push']);
    expect(JSON.stringify(templates.prod.resources)).not.toContain('ses:');
  });

  it('is refused in China, which has no SES', () => {
    expect(() => templateOf('prodChina', { mailFrom: 'notice@yixiantong.example' })).toThrow(
      /prodChina.*aws-cn has no SES/,
    );
  });
});

describe('partition aws', () => {
  it('has a staff directory whose members cannot appoint themselves', () => {
    const [[, pool]] = templates.prod.ofType('AWS::Cognito::UserPool') as [[string, Record<string, unknown>]];
    const [[, desk]] = templates.prod.ofType('AWS::Cognito::UserPoolClient') as [
      [string, Record<string, unknown>],
    ];
    expect(pool).toMatchObject({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
    expect(desk['WriteAttributes']).toEqual(['locale']);
    expect(desk['ReadAttributes']).toEqual(
      expect.arrayContaining(['custom:roles', 'custom:jurisdiction', 'custom:unit', 'custom:person']),
    );
    expect(desk).toMatchObject({ GenerateSecret: false, AllowedOAuthFlows: ['code'] });
  });

  it('sends a strict content security policy', () => {
    const [[, policy]] = templates.local.ofType('AWS::CloudFront::ResponseHeadersPolicy') as [
      [string, { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: unknown } }],
    ];
    const address = (bucket: string) => ({
      'Fn::GetAtt': [templates.local.idOf('AWS::S3::Bucket', bucket), 'RegionalDomainName'],
    });
    expect(policy.ResponseHeadersPolicyConfig.SecurityHeadersConfig).toMatchObject({
      ContentSecurityPolicy: {
        ContentSecurityPolicy: {
          'Fn::Join': [
            '',
            [
              "default-src 'self'; connect-src 'self' http://127.0.0.1:3000 https://",
              address('Attachments'),
              ' https://',
              address('ComplaintFiles'),
              "; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; " +
                "frame-src 'none'; frame-ancestors 'none'",
            ],
          ],
        },
      },
    });
  });

  it('keeps its data when the stack is deleted', () => {
    for (const [id, { Type, ...rest }] of Object.entries(templates.prod.resources)) {
      if (/^AWS::(DynamoDB::Table|S3::Bucket|Cognito::UserPool)$/.test(Type)) {
        expect(rest, id).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    }
  });
});

describe('entries', () => {
  it.each(functionNames)('%s has its handler', (name) => {
    expect(existsSync(join(projectRoot, functions[name].entry)), functions[name].entry).toBe(true);
  });
});
