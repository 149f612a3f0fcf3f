import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostsText, writeNameFiles } from './name-files';

test('a name has all its addresses, and is known with a trailing dot as well', () => {
  expect(hostsText({ 'a.example': ['10.0.0.1', '10.0.0.2'] })).toBe(
    '127.0.0.1 localhost\n10.0.0.1 a.example a.example.\n10.0.0.2 a.example a.example.\n',
  );
});

test('the hosts file stays the same file, and forgets what it said before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-names-'));
  const hosts = join(folder, 'hosts');
  try {
    writeNameFiles(folder, { 'a.example': ['10.0.0.1'], 'b.example': ['10.0.0.2'] });
    const { ino } = statSync(hosts);
    writeNameFiles(folder, { 'b.example': ['10.0.0.3'] });
    expect(statSync(hosts).ino).toBe(ino);
    expect(readFileSync(hosts, 'utf8').trimEnd()).toBe('127.0.0.1 localhost\n10.0.0.3 b.example b.example.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
