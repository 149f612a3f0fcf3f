import { walkTexts } from '#evidence';

test('every text is found with its path, names of fields too', () => {
  const value = { Replicas: [{ Region: 'eu-north-1', Count: 2 }, { Region: null }], On: true };
  expect(walkTexts(value)).toEqual([
    { property: 'Replicas', text: 'Replicas', isKey: true },
    { property: 'Replicas.0.Region', text: 'Region', isKey: true },
    { property: 'Replicas.0.Region', text: 'eu-north-1', isKey: false },
    { property: 'Replicas.0.Count', text: 'Count', isKey: true },
    { property: 'Replicas.1.Region', text: 'Region', isKey: true },
    { property: 'On', text: 'On', isKey: true },
  ]);
});
