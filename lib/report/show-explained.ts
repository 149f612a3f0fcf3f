import { precise } from '#capacity';
import type { Explained, ExplainedFact, ExplainedStep, ExplainReport, HitGroup, Place, Places } from '#explain';
import { count } from './count';
import { factList } from './fact-list';
import { type Layout, plainLayout } from './layout';
import { section } from './section';
import { wrapped } from './wrapped';

const mostPlaces = 24;
const mostGroups = 15;
const longestValue = 160;

/** What something is, where it comes from and where it ends up; or what the name may stand for, and how to say which. */
export function showExplained(report: ExplainReport, layout: Layout = plainLayout): string {
  const { explained, asked, deployments } = report;
  const deployment = deployments[0]?.deployment ?? '';
  if (explained === null) return showCandidates(report, layout);
  const { kind, name, address, jurisdiction, region } = explained.subject;
  const place = [deployment, jurisdiction, region].filter((part) => part !== null);
  return [
    section(`${kind} ${name} (${place.join(', ')})`, wrapped(address, '  ', layout), layout),
    whatItIs(explained, layout),
    ...whereFrom(explained, deployment, layout),
    whereTo(explained.places, layout),
    ...(explained.others.length === 0 ? [] : [section(`Also "${asked}"`, groupList(explained.others, layout), layout)]),
  ].join('\n\n');
}

function showCandidates(report: ExplainReport, layout: Layout): string {
  const { asked, deployments } = report;
  const lists = deployments.map(({ deployment, groups }) => {
    const hits = groups.reduce((sum, group) => sum + group.count, 0);
    return section(`"${asked}" in ${deployment}: ${count(hits, 'hit')}`, groupList(groups, layout), layout);
  });
  return [...lists, section('To say which', narrower(report), layout)].join('\n\n');
}

/** Two ways: what it stands in before it, or its address. */
function narrower({ asked, deployments }: ExplainReport): string {
  const [first] = deployments;
  const [group] = first?.groups ?? [];
  const [place] = group?.in ?? [];
  const command = `npx meridian explain ${first?.deployment}`;
  return [
    ...(place === undefined || asked.startsWith(`${place}/`) ? [] : [`${command} ${place}/${asked}`]),
    `${command} '${group?.example}'`,
  ].join('\n');
}

function groupList(groups: readonly HitGroup[], layout: Layout): string {
  const rows = groups.slice(0, mostGroups).map((group) => {
    const places = group.in.length === 0 ? '' : ` in ${group.in.join(', ')}`;
    return [`${group.count} ${group.kind}`, `${group.example}${group.count === 1 ? '' : ` …${places}`}`] as const;
  });
  const more = groups.length - rows.length;
  return `${factList(rows, layout)}${more === 0 ? '' : `\n… and ${more} more (--json)`}`;
}

function whatItIs({ facts, furtherFacts }: Explained, layout: Layout): string {
  const rows = facts.map((fact) => [fact.name, `${shown(fact.value)}  [${origin(fact, facts.length === 1)}]`] as const);
  const more = furtherFacts === 0 ? '' : `\n… and ${count(furtherFacts, 'further fact')}: ask for one by its name`;
  return section('What it is, and what decides it', `${factList(rows, layout)}${more}`, layout);
}

/** What it is a copy or a result of, or the convention; of a fact alone the file that decides it too. */
function origin({ from, how, fields, source }: ExplainedFact, isAlone: boolean): string {
  const words = from === 'blueprint' && fields.length === 1 ? `blueprint: ${fields[0]}` : `${from}: ${how}`;
  return isAlone ? `${words}; ${source}` : words;
}

function whereFrom({ fields, steps, facts }: Explained, deployment: string, layout: Layout): readonly string[] {
  const rows = fields.map(
    ({ path, value, isGiven }) => [path, `${shown(value)}${isGiven ? '' : ' (default)'}`] as const,
  );
  return [
    ...(rows.length === 0 ? [] : [section('From the blueprint', factList(rows, layout), layout)]),
    ...steps.map((step) =>
      section(
        `From the plan: ${step.step}`,
        planStep(step, { deployment, isAlone: facts.length === 1 }, layout),
        layout,
      ),
    ),
  ];
}

function planStep(
  { what, pool, lines, fields }: ExplainedStep,
  { deployment, isAlone }: { readonly deployment: string; readonly isAlone: boolean },
  layout: Layout,
): string {
  const told = lines.map(({ name, formula, inputs, result, unit }) => {
    const value = typeof result === 'number' ? precise(result) : result;
    return [
      name,
      `${value}${unit === '' ? '' : ` ${unit}`} = ${formula}${inputs === '' ? '' : `: ${inputs}`}`,
    ] as const;
  });
  return factList(
    [
      ['works out', what],
      ...told,
      ...(isAlone ? [['reads', fields.join(', ')] as const] : []),
      ...(pool === null ? [] : [['in full', `npx meridian plan ${deployment} --explain ${pool}`] as const]),
    ],
    layout,
  );
}

function whereTo({ templates, manifests, notes }: Places, layout: Layout): string {
  const blocks = [
    ...placeLines(templates, layout),
    ...placeLines(manifests, layout),
    ...notes.map((note) => wrapped(note, '  ', layout)),
  ];
  const none = 'nowhere that its value alone would tell';
  return section('Where it ends up', blocks.length === 0 ? none : blocks.join('\n'), layout);
}

/** One file a block: what stands in it, and in which property. */
function placeLines(places: readonly Place[], layout: Layout): readonly string[] {
  const told = places.slice(0, mostPlaces);
  const files = [...new Set(told.map(({ file }) => file))];
  const more = places.length - told.length;
  return [
    ...files.flatMap((file) => [
      file,
      ...inFile(told.filter((place) => place.file === file)).map((line) => wrapped(`  ${line}`, '    ', layout)),
    ]),
    ...(more === 0 ? [] : [`… and ${count(more, 'place')} more (--json)`]),
  ];
}

/** Objects that are only named are one line; a property is a line of its own. */
function inFile(places: readonly Place[]): readonly string[] {
  const named = places.filter(({ property }) => property === 'metadata.name');
  const others = places.filter(({ property }) => property !== 'metadata.name');
  return [
    ...(named.length === 0 ? [] : [named.map(({ subject }) => subject).join(', ')]),
    ...others.map(({ subject, property, value }) => `${subject}  ${property}: ${shortened(value)}`),
  ];
}

function shown(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return shortened(value.join(', ') || 'none');
  return shortened(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function shortened(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
