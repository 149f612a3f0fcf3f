import { parseRunbook } from '#lib/page/parse-runbook';

test('sections, paragraphs, lists, commands, and what is marked in a line', () => {
  const { preamble, sections } = parseRunbook(
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
  expect(preamble).toEqual([
    {
      kind: 'text',
      spans: [
        { kind: 'plain', text: 'Before all, see ' },
        { kind: 'code', text: 'metrics.md' },
        { kind: 'plain', text: ' and the contract (' },
        { kind: 'code', text: 'docs/authorizer.md' },
        { kind: 'plain', text: ').' },
      ],
    },
  ]);
  expect(sections).toEqual([
    {
      name: 'one-alarm',
      blocks: [
        {
          kind: 'text',
          spans: [
            { kind: 'strong', text: 'Meaning.' },
            { kind: 'plain', text: ' It ' },
            { kind: 'code', text: 'fails' },
            { kind: 'plain', text: ' on two lines.' },
          ],
        },
        { kind: 'commands', text: 'kubectl get pods\n\nkubectl get nodes \\\n  --watch' },
        {
          kind: 'list',
          items: [[{ kind: 'plain', text: 'first' }], [{ kind: 'plain', text: 'second, which goes on' }]],
        },
        { kind: 'commands', text: 'fenced' },
      ],
    },
    { name: 'other-alarm', blocks: [{ kind: 'text', spans: [{ kind: 'plain', text: 'Nothing.' }] }] },
  ]);
});
