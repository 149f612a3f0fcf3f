import { layoutFor, type Reader } from '#bin/terminal-layout';

const terminal: Reader = { isTerminal: true, columns: 93, env: { TERM: 'xterm-256color' } };
const pipe: Reader = { isTerminal: false, columns: undefined, env: {} };

test.each<{ reason: string; reader: Reader; columns: number; colour: boolean }>([
  { reason: 'a terminal is as wide as it is, in colour', reader: terminal, columns: 93, colour: true },
  { reason: 'a pipe is always the same', reader: pipe, columns: 110, colour: false },
  { reason: 'a terminal that does not say', reader: { ...terminal, columns: 0 }, columns: 110, colour: true },
  { reason: 'COLUMNS before the terminal', reader: readBy(terminal, { COLUMNS: '60' }), columns: 60, colour: true },
  { reason: 'COLUMNS for a pipe', reader: readBy(pipe, { COLUMNS: '200' }), columns: 200, colour: false },
  { reason: 'COLUMNS that is none', reader: readBy(pipe, { COLUMNS: '-1' }), columns: 110, colour: false },
  { reason: 'empty COLUMNS', reader: readBy(terminal, { COLUMNS: '' }), columns: 93, colour: true },
  { reason: 'NO_COLOR', reader: readBy(terminal, { NO_COLOR: '1' }), columns: 93, colour: false },
  { reason: 'empty NO_COLOR asks for nothing', reader: readBy(terminal, { NO_COLOR: '' }), columns: 93, colour: true },
  { reason: 'FORCE_COLOR for a pipe', reader: readBy(pipe, { FORCE_COLOR: '1' }), columns: 110, colour: true },
  { reason: 'FORCE_COLOR=0', reader: readBy(terminal, { FORCE_COLOR: '0' }), columns: 93, colour: false },
  {
    reason: 'NO_COLOR goes before FORCE_COLOR',
    reader: readBy(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }),
    columns: 93,
    colour: false,
  },
  { reason: 'a terminal without colour', reader: readBy(terminal, { TERM: 'dumb' }), columns: 93, colour: false },
  { reason: 'a pipeline is no terminal', reader: readBy(pipe, { CI: 'true' }), columns: 110, colour: false },
])('$reason', ({ reader, columns, colour }) => {
  expect(layoutFor(reader)).toEqual({ columns, colour });
});

function readBy(reader: Reader, env: Reader['env']): Reader {
  return { ...reader, env: { ...reader.env, ...env } };
}
