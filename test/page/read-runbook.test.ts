import { readRunbook } from '#lib/page/read-runbook';

test('sections, paragraphs, lists, commands, and what is marked in a line', () => {
  const { preamble, sections } = readRunbook(
    [
      '# Runbook',
      '',
      'Before all, see [metrics.md](metrics.md) and [the contract](docs/authorizer.md).',
      '',
      '## one-alarm',
      '',
      '**Meaning.** It `fails`',
      'on two lines.',
      '',
      '    kubectl get pods',
      '',
      '    kubectl get nodes \\',
      '      --watch',
      '',
      '- first',
      '- second, which',
      '  goes on',
      '',
      '```sh',
      'fenced',
      '```',
      '',
      '## other-alarm',
      '',
      'Nothing.',
    ].join('\n'),
  );
  expect(preamble).toBe('<p>Before all, see metrics.md and the contract (<code>docs/authorizer.md</code>).</p>\n');
  expect(sections.map(({ name }) => name)).toEqual(['one-alarm', 'other-alarm']);
  expect(sections[0]?.html.trimEnd().split('\n')).toEqual([
    '<p><strong>Meaning.</strong> It <code>fails</code>',
    'on two lines.</p>',
    '<pre class="scroll" role="group" aria-label="Commands: one-alarm" tabindex="0"><code>kubectl get pods',
    '',
    'kubectl get nodes \\',
    '  --watch</code></pre>',
    '<ul>',
    '<li>first</li>',
    '<li>second, which',
    'goes on</li>',
    '</ul>',
    '<pre class="scroll" role="group" aria-label="Commands: one-alarm" tabindex="0"><code>fenced</code></pre>',
  ]);
});

test('a section that is named as code is linked to; other code is not, and markup stays text', () => {
  const { sections } = readRunbook('## one\n\nAs `two` says, not `three`; <b>never</b> `<i>`.\n\n## two\n\nNothing.\n');
  expect(sections[0]?.html).toBe(
    '<p>As <a href="#runbook-two"><code>two</code></a> says, not <code>three</code>; ' +
      '&lt;b&gt;never&lt;/b&gt; <code>&lt;i&gt;</code>.</p>\n',
  );
});
