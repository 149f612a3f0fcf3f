import {
  checkEach,
  type Finding,
  fault,
  type Inventory,
  type Location,
  type Rule,
  resourceLocation,
  textAt,
  walkTexts,
} from '#evidence';
import { listAlerts } from './list-alerts';
import type { OperabilityInput } from './operability-input';
import { runbookLink, runbookSections } from './runbook-sections';

/** Something that calls people, and the text that they are called with. */
interface Call {
  readonly what: string;
  readonly text: string;
  readonly at: Location;
}

const namesRunbook: Rule<OperabilityInput> = {
  name: 'alarm-runbook',
  claim:
    'Every CloudWatch alarm, every alert of Prometheus and every event that goes to a topic names a section of docs/runbook.md that exists.',
  check({ inventory, runbook }) {
    const sections = runbookSections(runbook);
    return checkEach(listCalls(inventory), (call) => runbookFaults(call, sections));
  },
};

/** The rule that nobody is called without being told what to do. */
export const runbookRules: readonly Rule<OperabilityInput>[] = [namesRunbook];

function runbookFaults({ what, text, at }: Call, sections: ReadonlySet<string>): readonly Finding[] {
  const [link, section] = runbookLink.exec(text) ?? [];
  const mend =
    'name a section of docs/runbook.md where the alarm is made (lib/topology/resolve-alarms.ts, *-rules.ts), or write it';
  if (section === undefined) {
    const message = `${what} names no section of docs/runbook.md: "${text.slice(0, 80)}"`;
    return [fault({ rule: namesRunbook.name, at, message, mend })];
  }
  if (sections.has(section)) return [];
  const message = `${what} sends people to ${link}, which is no section; allowed: one of its ${sections.size} headings of the second level`;
  return [fault({ rule: namesRunbook.name, at, message, mend })];
}

function listCalls(inventory: Inventory): readonly Call[] {
  const alerts = listAlerts(inventory).map(({ name, rule, at }) => ({
    what: `alert ${name}`,
    text: textAt(rule, 'annotations', 'runbook') ?? '',
    at: { ...at, property: `${at.property}.annotations.runbook` },
  }));
  return [...alarmsAndEvents(inventory), ...alerts];
}

function alarmsAndEvents({ resources }: Inventory): readonly Call[] {
  const topics = new Set(
    resources
      .filter(({ type }) => type === 'AWS::SNS::Topic')
      .map(({ stack, logicalId }) => `${stack.file} \${${logicalId}}`),
  );
  return resources.flatMap((resource) => {
    const { type, properties, logicalId, stack } = resource;
    if (type === 'AWS::CloudWatch::Alarm') {
      const what = `alarm ${textAt(properties, 'AlarmName') ?? logicalId}`;
      return [
        {
          what,
          text: textAt(properties, 'AlarmDescription') ?? '',
          at: resourceLocation(resource, 'AlarmDescription'),
        },
      ];
    }
    if (type !== 'AWS::Events::Rule') return [];
    const texts = walkTexts(properties.Targets, 'Targets').filter(({ isKey }) => !isKey);
    const toTopic = texts.some(({ text }) => topics.has(`${stack.file} ${text}`) || text.startsWith('arn:aws:sns:'));
    const told = texts.find(({ text }) => runbookLink.test(text))?.text ?? '';
    return toTopic
      ? [
          {
            what: `event ${textAt(properties, 'Name') ?? logicalId}`,
            text: told,
            at: resourceLocation(resource, 'Targets'),
          },
        ]
      : [];
  });
}
