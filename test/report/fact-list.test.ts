import { factList } from '#lib/report/fact-list';
import { plainLayout } from '#report';

const facts = [
  ['Delivery', 'gitops from https://git.example.com/platform.git, main'],
  ['npx meridian show production', 'the deployment as tables'],
] as const;

test('names and values in two columns, as long as the page has room', () => {
  expect(factList(facts).split('\n')).toEqual([
    'Delivery                      gitops from https://git.example.com/platform.git, main',
    'npx meridian show production  the deployment as tables',
  ]);
});

test('a value wraps below its beginning', () => {
  expect(factList(facts, { ...plainLayout, columns: 60 }).split('\n')).toEqual([
    'Delivery                      gitops from',
    '                              https://git.example.com/platform.git,',
    '                              main',
    'npx meridian show production  the deployment as tables',
  ]);
});

test('a value that has next to no room beside the names stands below its name', () => {
  expect(factList(facts, { ...plainLayout, columns: 50 }).split('\n')).toEqual([
    'Delivery',
    '  gitops from',
    '  https://git.example.com/platform.git, main',
    'npx meridian show production',
    '  the deployment as tables',
  ]);
});
