import { EventReader } from './event-reader';

test.each([
  ['whole events in one piece', ['data: {"a":1}\n\ndata: [DONE]\n\n'], ['{"a":1}', '[DONE]']],
  ['an event in several pieces', ['da', 'ta: one', '\n', '\n'], ['one']],
  ['lines that end as on Windows', ['data: one\r\n\r\n'], ['one']],
  ['data of several lines', ['data: one\ndata: two\n\n'], ['one\ntwo']],
  ['no space after the colon', ['data:one\n\n'], ['one']],
  ['comments and other fields', [': keep-alive\n\nevent: ping\nid: 7\n\ndata: one\n\n'], ['one']],
  ['an event that does not end', ['data: one\n'], []],
])('%s', (_, pieces, events) => {
  const reader = new EventReader();

  expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(events);
});
