import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { type Check, checkOf } from '#test/conformance/check';
import { tool } from '#test/toolchain/index';
import type { JsonObject } from '#topology';
import { dashboardQueries } from './dashboard-queries';
import { promtoolTest, type RuleCase } from './rule-case';
import { type RenderedRule, type RuleSubject, ruleSubjects } from './rule-subjects';

/**
 * Has the real promtool judge what is rendered: every rule of every Region, every query of every dashboard, and, in made-up
 * situations, that each alert fires when it should and stays silent when it should not. Rules that are the same in several Regions
 * are tried once.
 */
export async function checkRules(): Promise<readonly Check[]> {
  const promtool = new Promtool(await tool('promtool'), await mkdtemp(join(tmpdir(), 'meridian-rules-')));
  try {
    return [
      await checkSyntax(promtool),
      await checkDashboards(promtool),
      await checkCases(promtool),
      await checkChecker(promtool),
    ];
  } finally {
    await promtool.end();
  }
}

/** promtool in a folder of its own. */
class Promtool {
  constructor(
    private readonly path: string,
    private readonly folder: string,
  ) {}

  async write(name: string, content: object): Promise<string> {
    const file = join(this.folder, `${name.replaceAll('/', '_')}.yaml`);
    await writeFile(file, stringify(content, { aliasDuplicateObjects: false }));
    return file;
  }

  /** @returns what it found wrong; empty: nothing */
  async run(...args: readonly string[]): Promise<readonly string[]> {
    try {
      await promisify(execFile)(this.path, [...args], { cwd: this.folder, maxBuffer: 64 * 1024 ** 2 });
      return [];
    } catch (error) {
      const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
      return [`${stdout}${stderr}`.trim() || message];
    }
  }

  end(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

async function checkSyntax(promtool: Promtool): Promise<Check> {
  const files = await Promise.all(ruleSubjects.map(({ name, groups }) => promtool.write(`all_${name}`, { groups })));
  const problems = await promtool.run('check', 'rules', '--lint=all', '--lint-fatal', ...files);
  const rules = ruleSubjects.flatMap(({ file }) => file.groups).flatMap(({ rules: own }) => own).length;
  return checkOf('promtool: rules', problems, `${rules} rules in ${files.length} files`);
}

/** As recording rules, since promtool reads queries in rules only. */
async function checkDashboards(promtool: Promtool): Promise<Check> {
  const queries = dashboardQueries();
  const rules = queries.map(({ expr }, index) => ({ record: `dashboard:query:${index}`, expr }));
  const file = await promtool.write('dashboards', { groups: [{ name: 'dashboards', rules }] });
  return checkOf('promtool: dashboards', await promtool.run('check', 'rules', file), `${queries.length} queries`);
}

/** Expectations turned round, rules that are none: promtool must refuse each, or its silence above says nothing. */
async function checkChecker(promtool: Promtool): Promise<Check> {
  const [trial] = ruleSubjects.flatMap(trialsOf);
  const called = trial?.cases.find(({ fires }) => fires.length > 0);
  const silent = trial?.cases.find(({ fires }) => fires.length === 0);
  if (trial === undefined || called === undefined || silent === undefined)
    throw new Error('no situations to turn round');
  const turned = [
    { ...trial, name: 'turned-silent', cases: [{ ...called, fires: [] }] },
    { ...trial, name: 'turned-called', cases: [{ ...silent, fires: called.fires }] },
  ];
  const broken = await promtool.write('broken', {
    groups: [{ name: 'broken', rules: [{ record: 'broken', expr: 'sum(rate(up)' }] }],
  });
  const refusals = [
    ...(await Promise.all(turned.map(async (it) => promtool.run('test', 'rules', await writeTrial(promtool, it))))),
    await promtool.run('check', 'rules', broken),
  ];
  const passed = refusals.filter((problems) => problems.length === 0).length;
  const problems = passed === 0 ? [] : [`${passed} of ${refusals.length} wrong files were not refused`];
  return checkOf('promtool: what is wrong is refused', problems, `${refusals.length} wrong files`);
}

/** One alert's rules, as rendered, and the situations that they are tried in. */
interface Trial {
  readonly name: string;
  readonly groups: readonly JsonObject[];
  readonly cases: readonly RuleCase[];
}

async function checkCases(promtool: Promtool): Promise<Check> {
  const trials = distinct(ruleSubjects.flatMap(trialsOf));
  const files = await Promise.all(trials.map((trial) => writeTrial(promtool, trial)));
  const problems = await promtool.run('test', 'rules', ...files);
  const cases = trials.flatMap((trial) => trial.cases);
  const firing = cases.filter(({ fires }) => fires.length > 0).length;
  return checkOf(
    'promtool: alerts',
    problems,
    `${cases.length} situations for ${trials.length} different alerts: ${firing} call somebody, ${cases.length - firing} do not`,
  );
}

/** Each alert by itself, with what is recorded for it, and paces apart: promtool evaluates all rules and tests of a file equally often. */
function trialsOf({ name, groups, cases }: RuleSubject): readonly Trial[] {
  const keys = [...new Set(cases.map(({ alert, stepMinutes }) => `${alert}-${stepMinutes}m`))];
  return keys.map((key) => {
    const own = cases.filter(({ alert, stepMinutes }) => `${alert}-${stepMinutes}m` === key);
    return { name: `${name}-${key}`, groups: groupsFor(groups, own[0]?.alert ?? ''), cases: own };
  });
}

function groupsFor(groups: RuleSubject['groups'], alert: string): readonly JsonObject[] {
  const queries = groups.flatMap(({ rules }) => rules.filter((rule) => rule.alert === alert)).map(({ expr }) => expr);
  const isNeeded = (rule: RenderedRule) =>
    rule.alert === alert || (rule.record !== undefined && queries.some((query) => query.includes(`${rule.record}{`)));
  return groups
    .map(({ name, rules }) => ({ name, rules: rules.filter(isNeeded) }))
    .filter(({ rules }) => rules.length > 0) as never;
}

async function writeTrial(promtool: Promtool, { name, groups, cases }: Trial): Promise<string> {
  return promtool.write(`${name}-test`, {
    rule_files: [await promtool.write(name, { groups })],
    evaluation_interval: `${cases[0]?.stepMinutes ?? 1}m`,
    group_eval_order: groups.map((group) => group.name),
    tests: cases.map(promtoolTest),
  });
}

/** The first of those that try the same rules in the same way. */
function distinct(trials: readonly Trial[]): readonly Trial[] {
  const keyOf = ({ groups, cases }: Trial) => JSON.stringify([groups, cases]);
  return [...new Map(trials.map((trial) => [keyOf(trial), trial])).values()];
}
