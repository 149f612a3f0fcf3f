import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that stand for themselves in GPT-2's alphabet of bytes; the others have the code points from 256 on. */
const printable = [
  [0x21, 0x7e],
  [0xa1, 0xac],
  [0xae, 0xff],
] as const;

/**
 * Writes a tokenizer in the form of Hugging Face's, a token a byte, so that nothing has to come from a model hub: what makes prompts needs one, and
 * simulators do not mind.
 */
export function writeTokenizer(folder: string): void {
  const special = ['<s>', '</s>'];
  const vocab = Object.fromEntries([...byteAlphabet(), ...special].map((token, index) => [token, index]));
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  mkdirSync(folder, { recursive: true });
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: { type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false, vocab, merges: [] },
  };
  const config = {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: special[0],
    eos_token: special[1],
    model_max_length: 131_072,
  };
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(join(folder, 'tokenizer_config.json'), JSON.stringify(config));
}

/** A printable character for each of the 256 bytes. */
export function byteAlphabet(): readonly string[] {
  const own = printable.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const others = Array.from({ length: 256 - own.length }, (_, index) => 256 + index);
  return [...own, ...others].map((point) => String.fromCodePoint(point));
}
