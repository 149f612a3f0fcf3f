import { Token } from 'aws-cdk-lib';
import { maxChartBytes, renderManifests } from '#charts';
import type { Topology } from '#topology';
import { editable, regionsOf, topologyOf } from './rendered';

const demo = topologyOf('demo');
const [region = ''] = regionsOf(demo).map(({ name }) => name);

type Edit = (first: ReturnType<typeof editable>['jurisdictions'][number]['regions'][number]) => void;

/** The demo with a change in its first Region. */
function changed(edit: Edit): Topology {
  const copy = editable(demo);
  const first = copy.jurisdictions[0]?.regions[0];
  if (first === undefined) throw new Error('the demo has no Region');
  edit(first);
  return copy as Topology;
}

function firstOf<T>(values: readonly T[]): T {
  const [first] = values;
  if (first === undefined) throw new Error('nothing there');
  return first;
}

describe('a value that is known only when it is deployed is refused with the name of its file', () => {
  const attribute = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
  const text = Token.asString(attribute);
  const list = Token.asList(attribute);
  const number = Token.asNumber(attribute);

  test.each<[reason: string, file: string, mark: string, edit: Edit]>([
    [
      'a text in an image',
      '30-models/chat-small.yaml',
      text,
      ({ modelPools }) => {
        firstOf(modelPools).engine.image = `${text}/engine:1`;
      },
    ],
    [
      'a list as arguments',
      '30-models/chat-small.yaml',
      firstOf(list),
      ({ modelPools }) => {
        firstOf(modelPools).engine.args = list;
      },
    ],
    [
      'a number as a priority',
      '10-policies/priority-classes.yaml',
      String(number),
      ({ priorityClasses }) => {
        firstOf(priorityClasses).value = number;
      },
    ],
    [
      'a number inside a text',
      '40-scaling/chat-small.yaml',
      String(number),
      ({ modelPools }) => {
        const { scaling } = firstOf(modelPools);
        if (scaling !== null) scaling.formula = `waiting / ${number}`;
      },
    ],
    [
      'an object in the place of a text',
      '20-nodes/cpu.yaml',
      '[object Object]',
      ({ nodeClasses }) => {
        firstOf(nodeClasses).roleName = `${attribute}`;
      },
    ],
  ])('%s', (_reason, file, mark, edit) => {
    expect(() => renderManifests(changed(edit))).toThrow(
      new Error(
        `${region}/${file}: holds the unresolved token "${mark}"; allowed: values that are known before deployment`,
      ),
    );
  });

  test('what looks like shell or Kubernetes substitution is none', () => {
    const topology = changed(({ modelPools }) => {
      firstOf(modelPools).engine.args = ['$(LWS_LEADER_ADDRESS)', '#{x}'];
    });
    expect(renderManifests(topology).some(({ yaml }) => yaml.includes('$(LWS_LEADER_ADDRESS)'))).toBe(true);
  });
});

describe('a chart above the size of an event is refused with the name of its file', () => {
  const path = `${region}/10-policies/priority-classes.yaml`;
  const bytesOf = (topology: Topology) =>
    Buffer.byteLength(JSON.stringify(renderManifests(topology).find((file) => file.path === path)?.objects), 'utf8');
  /** The demo with that file at so many bytes. */
  const sized = (bytes: number) => {
    const unit = bytesOf(
      changed(({ priorityClasses }) => {
        firstOf(priorityClasses).description = '';
      }),
    );
    return changed(({ priorityClasses }) => {
      firstOf(priorityClasses).description = 'é'.repeat((bytes - unit) / 2) + ((bytes - unit) % 2 === 1 ? 'x' : '');
    });
  };

  test('the largest that fits is rendered', () => {
    expect(maxChartBytes).toBe(262_144);
    expect(bytesOf(sized(maxChartBytes))).toBe(262_144);
  });

  test('one byte more is not, and characters count as what they take', () => {
    expect(() => renderManifests(sized(maxChartBytes + 1))).toThrow(
      new Error(`${path}: the chart has 262145 bytes; allowed: at most 262144; split it in two`),
    );
  });
});
