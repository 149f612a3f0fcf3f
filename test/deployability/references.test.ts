import type { Evidence, Plain, StackFile } from '#evidence';
import { ask, evidenceOf, messages, stackWith } from './small-evidence';

const thing = (properties: Plain, more: Plain = {}) => ({ Type: 'AWS::SNS::Topic', Properties: properties, ...more });
const oneStack = (resources: Parameters<typeof stackWith>[0], template: Plain = {}) => {
  const stack = stackWith(resources);
  return evidenceOf([{ ...stack, template: { ...stack.template, ...template } as StackFile['template'] }]);
};

describe('references in a template', () => {
  test.each<[reason: string, evidence: Evidence, message: string]>([
    [
      'Ref',
      oneStack({ A: thing({ x: [{ Ref: 'Gone' }] }) }),
      'refers to the resource or parameter "Gone", which the template does not have',
    ],
    [
      'Fn::GetAtt',
      oneStack({ A: thing({ x: { 'Fn::GetAtt': ['Gone', 'Arn'] } }) }),
      'refers to the resource "Gone", which the template does not have',
    ],
    [
      'Fn::GetAtt of a parameter',
      oneStack({ A: thing({ x: { 'Fn::GetAtt': ['P', 'Arn'] } }) }, { Parameters: { P: {} } }),
      'refers to the resource "P", which the template does not have',
    ],
    [
      'Fn::Sub',
      oneStack({ A: thing({ x: { 'Fn::Sub': '${Own} ${Gone.Arn} ${AWS::Region} ${!Literal}' } }), Own: thing({}) }),
      'refers to the resource "Gone", which the template does not have',
    ],
    [
      'DependsOn',
      oneStack({ A: thing({}, { DependsOn: ['Gone'] }) }),
      'refers to the resource "Gone", which the template does not have',
    ],
    [
      'Condition',
      oneStack({ A: thing({}, { Condition: 'Gone' }) }),
      'refers to the condition "Gone", which the template does not have',
    ],
    [
      'Fn::If',
      oneStack({ A: thing({ x: { 'Fn::If': ['Gone', 1, 2] } }) }),
      'refers to the condition "Gone", which the template does not have',
    ],
    [
      'an output',
      oneStack({}, { Outputs: { O: { Value: { Ref: 'Gone' } } } }),
      'refers to the resource or parameter "Gone", which the template does not have',
    ],
  ])('%s', (_, evidence, message) => {
    expect(messages('references-resolve', evidence)).toEqual([message]);
  });

  test('resources, parameters, pseudo parameters, conditions and own variables are there', () => {
    const properties = {
      a: { Ref: 'B' },
      b: { Ref: 'P' },
      c: { Ref: 'AWS::AccountId' },
      d: { 'Fn::GetAtt': 'B.Arn' },
      e: { 'Fn::Sub': ['${own} ${B}', { own: 'x' }] },
      f: { 'Fn::If': ['C', { Ref: 'B' }, { Ref: 'AWS::NoValue' }] },
    };
    const evidence = oneStack(
      { A: thing(properties, { DependsOn: 'B', Condition: 'C' }), B: thing({}) },
      { Parameters: { P: {} }, Conditions: { C: {} } },
    );
    expect(ask('references-resolve', evidence)).toEqual({ checked: 8, findings: [] });
  });

  test('a finding stands at the property', () => {
    const [finding] = ask('references-resolve', oneStack({ A: thing({ x: [{ Ref: 'Gone' }] }) })).findings;
    expect(finding?.at).toEqual({
      file: 'assembly-mine/data.template.json',
      subject: 'A',
      property: 'Properties.x.0',
    });
  });
});

describe('circles', () => {
  const ref = (target: string) => ({ x: { Ref: target } });
  const allowed = 'allowed: an order in which each comes after what it needs';

  test('resources that wait for each other', () => {
    const evidence = oneStack({
      A: thing(ref('B')),
      B: thing({ x: { 'Fn::GetAtt': ['C', 'Arn'] } }),
      C: thing({}, { DependsOn: ['A'] }),
      D: thing(ref('A')),
    });
    expect(messages('no-circular-dependencies', evidence)).toEqual([
      `these resources wait for each other: A -> B -> C -> A; ${allowed}`,
    ]);
  });

  test('a resource that waits for itself', () => {
    expect(messages('no-circular-dependencies', oneStack({ A: thing(ref('A')) }))).toEqual([
      `these resources wait for each other: A -> A; ${allowed}`,
    ]);
  });

  test('two ways to the same resource are no circle, and a chain may be long', () => {
    const diamond = {
      A: thing({ x: { Ref: 'B' }, y: { Ref: 'C' } }),
      B: thing(ref('D')),
      C: thing(ref('D')),
      D: thing({}),
    };
    const length = 20_000;
    const chain = Object.fromEntries(
      Array.from({ length }, (_, index) => [`R${index}`, thing(index === 0 ? {} : ref(`R${index - 1}`))]),
    );
    expect(messages('no-circular-dependencies', oneStack({ ...diamond, ...chain }))).toEqual([]);
  });

  test('stacks that wait for each other', () => {
    const reading = (name: string) => thing({ x: stackOutput(name, 'eu-north-1') });
    const evidence = evidenceOf([
      stackWith({ A: reading('second') }, { name: 'first', file: 'first.json' }),
      stackWith({ A: reading('first') }, { name: 'second', file: 'second.json' }),
    ]);
    expect(messages('no-circular-dependencies', evidence)).toEqual([
      `these stacks wait for each other: first -> second -> first; ${allowed}`,
    ]);
  });
});

const stackOutput = (StackName: string, Region: string, OutputName = 'Out') => ({
  'Fn::GetStackOutput': { StackName, Region, OutputName },
});

describe('outputs of other stacks', () => {
  const source = (change: Partial<StackFile>) => ({
    ...stackWith({}, { name: 'source', path: 'mine/eu/Keys', file: 'source.json', ...change }),
    template: { Resources: {}, Outputs: { Out: { Value: 'x', Export: { Name: 'exported' } } } },
  });
  const reader = (value: Plain, change: Partial<StackFile> = {}) => stackWith({ A: thing({ x: value }) }, change);
  const outputs = (...stacks: readonly StackFile[]) => messages('stack-outputs-exist', evidenceOf(stacks));

  test('they are there', () => {
    expect(outputs(source({}), reader(stackOutput('source', 'eu-north-1')))).toEqual([]);
    expect(outputs(source({}), reader({ 'Fn::ImportValue': 'exported' }))).toEqual([]);
  });

  test.each<[reason: string, stacks: readonly StackFile[], message: string]>([
    [
      'no such stack',
      [reader(stackOutput('source', 'eu-north-1'))],
      'reads the output "Out" of "source" in eu-north-1: the deployment has no such stack there',
    ],
    [
      'the stack in another Region',
      [source({ region: 'eu-south-2' }), reader(stackOutput('source', 'eu-north-1'))],
      'reads the output "Out" of "source" in eu-north-1: the deployment has no such stack there',
    ],
    [
      'no such output',
      [source({}), reader(stackOutput('source', 'eu-north-1', 'Gone'))],
      'reads the output "Gone" of "source" in eu-north-1: the deployment has a stack without it',
    ],
    [
      'an import across Regions',
      [source({ region: 'eu-south-2' }), reader({ 'Fn::ImportValue': 'exported' })],
      'imports "exported", which no stack of the deployment exports in eu-north-1; imports never cross Regions',
    ],
  ])('%s', (_, stacks, message) => {
    expect(outputs(...stacks)).toEqual([message]);
  });

  describe('Regions stand alone', () => {
    const keys = source({ region: 'eu-south-2' });
    const network = source({ region: 'eu-south-2', path: 'mine/eu-south-2/Network' });
    const reading = stackOutput('source', 'eu-south-2');
    const alone = (...stacks: readonly StackFile[]) => messages('regions-stand-alone', evidenceOf(stacks));
    const objection = (path: string) =>
      `${path} reads from "source" in eu-south-2: it could not be deployed while that Region is down; ` +
      'allowed: ReplicaKeys from Keys, Link from Network and Link, Accelerator from Network';

    test.each<[path: string, read: StackFile]>([
      ['mine/eu-north-1/ReplicaKeys', keys],
      ['mine/eu-north-1/Link-eu-south-2', network],
      ['mine/eu-north-1/Link-eu-south-2', source({ region: 'eu-south-2', path: 'mine/eu-south-2/Link-eu-north-1' })],
      ['mine/eu/Accelerator', network],
    ])('%s may read from another Region', (path, read) => {
      expect(alone(read, reader(reading, { path }))).toEqual([]);
    });

    test.each<[path: string, read: StackFile]>([
      ['mine/eu-north-1/Data', keys],
      ['mine/eu-north-1/ReplicaKeys', network],
      ['mine/eu/Accelerator', keys],
      ['mine/eu-north-1/Linked', network],
    ])('%s may not', (path, read) => {
      expect(alone(read, reader(reading, { path }))).toEqual([objection(path)]);
    });

    test('any stack reads from its own Region', () => {
      expect(alone(source({}), reader(stackOutput('source', 'eu-north-1')))).toEqual([]);
    });

    test('no function of the CDK carries values, and no parameter of another Region is looked up', () => {
      const found = alone(
        stackWith({
          Reader: { Type: 'Custom::CrossRegionExportReader' },
          Foreign: thing({ x: '{{resolve:ssm:arn:aws:ssm:eu-south-2:111122223333:parameter/a}}' }),
          Own: thing({ x: '{{resolve:ssm:arn:aws:ssm:eu-north-1:111122223333:parameter/a}} {{resolve:ssm:/a}}' }),
        }),
      );
      expect(found).toEqual([
        'Custom::CrossRegionExportReader carries values between Regions by a function of its own; allowed: none',
        'reads a parameter of eu-south-2; allowed: eu-north-1 alone',
      ]);
    });
  });
});
