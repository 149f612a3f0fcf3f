import {
  checkEach,
  type Finding,
  isRecord,
  type Location,
  objectLocation,
  type PlacedRelease,
  type Rule,
} from '#evidence';
import { isRegisteredChart } from './register-charts';
import { registeredKind } from './register-kubernetes';
import type { ResidencyInput } from './residency-input';

const unregisteredKind: Rule<ResidencyInput> = {
  name: 'unregistered-kind',
  claim:
    'Every kind of Kubernetes object that is rendered, in the values of charts too, is in the register with what it does with data.',
  check: ({ inventory }) => {
    const placed = inventory.objects.map((object) => ({ ...object, at: objectLocation(object) }));
    const ofCharts = inventory.releases.flatMap(objectsInValues);
    return checkEach([...placed, ...ofCharts], kindFaults);
  },
};

interface FoundKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly at: Location;
}

function kindFaults({ apiVersion, kind, at }: FoundKind): readonly Finding[] {
  if (registeredKind(apiVersion, kind) !== undefined) return [];
  return [
    {
      rule: 'unregistered-kind',
      severity: 'error',
      at,
      message: `nobody has judged what a ${kind} of ${apiVersion} does with data; allowed: kinds of the register`,
      mend: 'Add its line to lib/residency/register-kubernetes.ts, with the fields through which it moves data and a rule that reads them',
      move: null,
    },
  ];
}

/** Charts take whole objects as values, to be installed beside their own. */
function objectsInValues({ values, at }: PlacedRelease): readonly FoundKind[] {
  const found: FoundKind[] = [];
  const prefix = at.property === 'spec.source' ? 'spec.source.helm.valuesObject' : (at.property ?? '');
  collectKinds(values, prefix, (property, apiVersion, kind) => {
    found.push({ apiVersion, kind, at: { ...at, property } });
  });
  return found;
}

function collectKinds(
  value: unknown,
  property: string,
  found: (property: string, apiVersion: string, kind: string) => void,
): void {
  if (isRecord(value)) {
    const { apiVersion, kind } = value;
    if (typeof apiVersion === 'string' && typeof kind === 'string') found(property, apiVersion, kind);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) collectKinds(item, `${property}.${key}`, found);
}

const unregisteredChart: Rule<ResidencyInput> = {
  name: 'unregistered-chart',
  claim: 'Every Helm chart that is installed is in the register with what its programs do with data.',
  check: ({ inventory }) =>
    checkEach(inventory.releases, ({ chart, at }): readonly Finding[] =>
      isRegisteredChart(chart)
        ? []
        : [
            {
              rule: 'unregistered-chart',
              severity: 'error',
              at,
              message: `nobody has judged what the programs of the chart "${chart}" do with data; allowed: charts of the register`,
              mend: 'Add its line to lib/residency/register-charts.ts',
              move: null,
            },
          ],
    ),
};

/** Rules that close the registers: what nobody has judged may not be rendered. */
export const kindRules: readonly Rule<ResidencyInput>[] = [unregisteredKind, unregisteredChart];
