import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommit } from '#bin/read-commit';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { meridian, removeScratches, scratch } from './run-program';

afterAll(removeScratches);
jest.setTimeout(180_000);

const blueprint = ['--blueprint', 'mine.json'];

/** A folder with a blueprint, its assembly and its manifests: made once, copied for each test. */
const made = scratch();

beforeAll(async () => {
  writeFileSync(join(made, 'mine.json'), JSON.stringify(minimalBlueprint()));
  const { code, stderr } = await meridian(['synth', ...blueprint], { cwd: made });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

function copy(): string {
  const cwd = scratch();
  cpSync(made, cwd, { recursive: true });
  return cwd;
}

function git(cwd: string, ...argv: readonly string[]): string {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...argv], { cwd, encoding: 'utf8' }).trim();
}

test('writes one page with what is proved, says where and how large, the same each time', async () => {
  const cwd = copy();
  const first = await meridian(['report', ...blueprint, '--output', 'docs/page.html'], { cwd });
  const page = readFileSync(join(cwd, 'docs/page.html'));
  const kib = Math.ceil(page.byteLength / 1024).toLocaleString('en-US');
  expect(first).toEqual({ code: 0, stdout: `Wrote docs/page.html, ${kib} KiB\n`, stderr: '' });
  expect(readdirSync(join(cwd, 'docs'))).toEqual(['page.html']);
  const html = page.toString('utf8');
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">.*<\/html>\n$/s);
  expect(html).toMatch(/Claims of residency: (\d+) of \1 claims hold/);
  expect(html).toContain('<dd>of this blueprint</dd>');
  expect(html).not.toContain(cwd);
  await meridian(['report', ...blueprint, '--output', 'docs/page.html'], { cwd });
  expect(readFileSync(join(cwd, 'docs/page.html')).equals(page)).toBe(true);
});

test('names the commit that is checked out where the blueprint stands, and whether that is all', async () => {
  const cwd = scratch();
  const file = join(cwd, 'mine.json');
  cpSync(join(made, 'mine.json'), file);
  expect(readCommit(file)).toEqual({ path: 'mine.json', commit: null });
  git(cwd, 'init', '--quiet');
  expect(readCommit(file)).toEqual({ path: 'mine.json', commit: null });
  git(cwd, 'add', 'mine.json');
  git(cwd, 'commit', '--quiet', '--message', 'one');
  const id = git(cwd, 'rev-parse', 'HEAD');
  expect(readCommit(file).commit).toEqual({ id, isDirty: false });
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
  expect(readCommit(file).commit).toEqual({ id, isDirty: true });
  const { code, stderr } = await meridian(['report', ...blueprint], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(/<dt>Commit<\/dt><dd>(.*?)<\/dd>/.exec(readFileSync(join(cwd, 'report.html'), 'utf8'))?.[1]).toBe(
    `<code class="commit">${id}</code>, with changes that are not committed`,
  );
  git(cwd, 'rm', '--quiet', '--cached', 'mine.json');
  git(cwd, 'commit', '--quiet', '--message', 'two');
  expect(readCommit(file).commit?.isDirty).toBe(true);
});

test('with nothing rendered it is made without proofs, and says what to do', async () => {
  const cwd = scratch();
  const outcome = await meridian(['report', 'demo'], { cwd });
  expect(outcome).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^Wrote report\.html, \d+ KiB\nNothing is proved in it: `npx meridian synth demo` renders what can be\n$/,
    ),
    stderr: '',
  });
  expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toContain(
    'Not proved: nothing of this deployment is rendered',
  );
});

test('files of an earlier state of the blueprint are proved, and the page says so', async () => {
  const cwd = copy();
  const changed = minimalBlueprint();
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify({ ...changed, tags: { owner: 'somebody else' } }));
  const { code, stdout } = await meridian(['report', ...blueprint], { cwd });
  expect(code).toBe(0);
  expect(stdout.split('\n')[1]).toMatch(/^cdk\.out is of an earlier state of the blueprint: `npx meridian synth /);
  expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toContain(
    'of an earlier state of the blueprint: synthesize anew',
  );
});

test('a finding makes the page say so, not the command fail', async () => {
  const cwd = copy();
  const folder = readdirSync(join(cwd, 'dist'))[0] ?? '';
  const files = readdirSync(join(cwd, 'dist', folder), { recursive: true }) as string[];
  const file = files.find((path) => path.endsWith('.yaml') && /models?/.test(path)) ?? '';
  const path = join(cwd, 'dist', folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^kind: .*$/m, 'kind: Unheard'));
  const { code } = await meridian(['report', ...blueprint], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toMatch(
    /<strong class="bad">error<\/strong>.*unregistered-kind/s,
  );
});

test.each([
  {
    problem: 'an unknown deployment',
    argv: ['prodution'],
    says: /^deployment: "prodution" is not known; allowed: production, demo; did you mean "production"\?\n$/,
  },
  {
    problem: 'no deployment',
    argv: [],
    says: /^no deployment is given; allowed: production, demo, or --blueprint FILE\n$/,
  },
  {
    problem: 'a folder in the place of the page',
    argv: [...blueprint, '--output', 'dist'],
    says: /^dist: is a folder; allowed: the path of a file\n$/,
  },
  {
    problem: 'a device in the place of the page',
    argv: [...blueprint, '--output', '/dev/null'],
    says: /^\/dev\/null: is no regular file; allowed: the path of a file\n$/,
  },
  {
    problem: 'a page below a file',
    argv: [...blueprint, '--output', 'mine.json/page.html'],
    says: /^mine\.json: cannot be written to: /,
  },
  {
    problem: 'an assembly that is not there',
    argv: [...blueprint, '--assembly', 'nowhere'],
    says: /^nowhere: holds no templates of /,
  },
  {
    problem: 'manifests that are not there',
    argv: [...blueprint, '--manifests', 'nowhere'],
    says: /^nowhere: holds no manifests of /,
  },
])('$problem: exit code 2, no page, a message', async ({ argv, says }) => {
  const cwd = copy();
  const outcome = await meridian(['report', ...argv], { cwd });
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
  expect(existsSync(join(cwd, 'report.html'))).toBe(false);
});

test('templates without manifests are bad input, and an earlier page stays as it was', async () => {
  const cwd = copy();
  rmSync(join(cwd, 'dist'), { recursive: true });
  writeFileSync(join(cwd, 'report.html'), 'earlier');
  const { code, stderr } = await meridian(['report', ...blueprint], { cwd });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^dist: holds no manifests of /) });
  expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toBe('earlier');
  expect(readdirSync(cwd).filter((name) => name.startsWith('.report'))).toEqual([]);
});
