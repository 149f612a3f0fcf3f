import type { Backend, Region, RouteBackend, RouteRule } from '#topology';
import { answer } from './answers';
import { bare, type Card, card, column, type Edge, edge, type Group, grid, group, type Part } from './drawing';
import { failoverOrder } from './region-words';

/** What a client may ask for, and who is tried, in order. */
interface Chain {
  readonly id: string;
  readonly rule: RouteRule;
  /** The name stands for several models, of which each is tried. */
  readonly ofClass: boolean;
  readonly steps: readonly (readonly RouteBackend[])[];
}

/** For everything that a client may ask a Region for: who is tried, in order, and where it ends. */
export function drawChains(region: Region): Group {
  const chains = chainsOf(region);
  const longest = Math.max(0, ...chains.map(({ steps }) => steps.length));
  return group({
    id: `region/${region.name}`,
    look: 'region',
    title: `Asked in ${region.name}`,
    note: `peers in order: ${failoverOrder(region)}`,
    arrangement: grid(2, { columnGap: 34 }),
    parts: [
      bare(
        `${region.name}/chains`,
        grid(longest + 1, { columnGap: 30, rowGap: 10 }),
        chains.flatMap((chain) => [
          ...drawChain(chain, region),
          ...Array.from({ length: longest - chain.steps.length }, (_, index) =>
            bare(`${chain.id}/none/${index}`, column(), []),
          ),
        ]),
      ),
      lastCard(region),
    ],
  });
}

export function chainEdges(region: Region): readonly Edge[] {
  return chainsOf(region).flatMap(({ id, steps }) => {
    const ids = [id, ...steps.map((_step, index) => `${id}/${index}`)];
    return [
      ...ids.slice(1).map((to, index) => edge({ from: ids[index] ?? id, to, tone: 'traffic' })),
      edge({ from: ids.at(-1) ?? id, to: `${region.name}/last`, tone: 'refusal' }),
    ];
  });
}

/** The chains of the version that clients get unless they ask for another. */
function chainsOf({ name, gateway, modelPools }: Region): readonly Chain[] {
  const version = gateway.versions.find(({ isDefault }) => isDefault) ?? gateway.versions.at(-1);
  const routes = gateway.routes.filter((route) => route.version === version?.date && !route.hopped);
  return routes
    .flatMap(({ rules }) => rules)
    .map((rule) => {
      const asked = rule.models[0] ?? rule.name;
      const ofClass = !modelPools.some(({ model }) => rule.models.includes(model.servedName));
      return { id: `${name}/asked/${asked}`, rule, ofClass, steps: byPriority(rule) };
    });
}

function byPriority({ backends }: RouteRule): readonly (readonly RouteBackend[])[] {
  const priorities = [...new Set(backends.map(({ priority }) => priority))].sort((left, right) => left - right);
  return priorities.map((priority) => backends.filter((backend) => backend.priority === priority));
}

function drawChain(chain: Chain, region: Region): readonly Part[] {
  const [asked = chain.rule.name, ...aliases] = chain.rule.models;
  const words = chain.ofClass ? 'a class of models' : 'asked for';
  return [
    card({ id: chain.id, title: asked, rows: [[aliases.length === 0 ? words : `or ${aliases.join(', ')}`]] }),
    ...chain.steps.map((_step, index) => stepCard(chain, index, region)),
  ];
}

function stepCard({ id, steps, ofClass }: Chain, index: number, { gateway }: Region): Card {
  const step = steps[index] ?? [];
  const backends = step.flatMap(({ backend }) => gateway.backends.filter(({ name }) => name === backend));
  const elsewhere = backends.some(({ kind }) => kind === 'peer');
  const here = index === 0 || ofClass ? 'here' : 'here, instead';
  const shares = step.length === 1 ? '' : `, ${step.map(({ weight }) => weight).join(' : ')}`;
  return card({
    id: `${id}/${index}`,
    tone: elsewhere ? 'traffic' : 'model',
    title: backends.map(placeOf).join(', '),
    rows: [[`${elsewhere ? 'the same, there' : here}${shares}`]],
  });
}

function placeOf({ kind, name, region }: Backend): string {
  return kind === 'peer' ? region : name;
}

/** Where every chain ends. */
function lastCard({ name, gateway }: Region): Card {
  return card({
    id: `${name}/last`,
    tone: 'refusal',
    title: 'Refused',
    rows: [
      ['429', `all are busy${answer(gateway, 429, 'Backend')}`],
      ['503', `none answers${answer(gateway, 503, 'All')}`],
      ['never', 'sent to another jurisdiction'],
    ],
  });
}
