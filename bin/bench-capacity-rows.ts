import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gpu, instanceType, instanceTypeNames, modelArchitecture, modelNames } from '#catalog';
import { type EngineFamily, type LoadTestRow, type Replica, weightsBytesOf } from '#lib/capacity/profiles/index';
import { BadInputError } from './bad-input-error';

/** One measured run of a configuration. */
export interface MeasuredRow extends LoadTestRow {
  readonly model: string;
  readonly replica: Replica;
  /** Model, precision, GPU, tensor parallelism, engine. */
  readonly configuration: string;
}

/** A row that the bench cannot use, and why. */
export interface SkippedRow {
  readonly reason: string;
}

export interface MeasuredRows {
  readonly rows: readonly MeasuredRow[];
  readonly skipped: readonly SkippedRow[];
}

type Cells = Readonly<Record<string, string>>;

const columns = [
  'backend',
  'model',
  'system',
  'precision',
  'isl',
  'osl',
  'concurrency',
  'batch_size',
  'tp',
  'pp',
  'attention_dp',
  'moe_tp',
  'moe_ep',
  'gemm_quant',
  'work_in_progress',
  'ttft_ms',
  'tpot_ms',
] as const;

const engines: Readonly<Record<string, EngineFamily>> = { vllm: 'vllm', trtllm: 'tensorrt-llm', sglang: 'sglang' };

/**
 * Reads the measured rows of a data folder: every CSV of `silicon/` in it, or of the folder itself.
 *
 * @throws BadInputError when there is no such file, or a column is missing
 */
export function readMeasuredRows(folder: string): MeasuredRows {
  const files = csvFiles(folder);
  if (files.length === 0) throw new BadInputError(`--data ${folder}: no CSV in it, nor in a folder silicon/ of it`);
  const read = files.flatMap(readCells).map(rowOf);
  return { rows: read.filter((row) => 'replica' in row), skipped: read.filter((row) => 'reason' in row) };
}

function csvFiles(folder: string): readonly string[] {
  return (
    [join(folder, 'silicon'), folder]
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
      .map((path) =>
        readdirSync(path)
          .filter((name) => name.endsWith('.csv'))
          .sort()
          .map((name) => join(path, name)),
      )
      .find((files) => files.length > 0) ?? []
  );
}

/** Rows of a file by column name. The files hold no quoted cells. */
function readCells(file: string): readonly Cells[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = head.split(',');
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new BadInputError(`${file}: no column ${missing.join(', ')}; found: ${head}`);
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

function rowOf(cells: Cells): MeasuredRow | SkippedRow {
  const architecture = architectureOf(cells.model ?? '');
  if (architecture === undefined)
    return { reason: `model "${cells.model}" is not in the catalogue (regions/catalog/models.ts)` };
  const place = placeOf(cells.system ?? '');
  if (place === undefined)
    return { reason: `system "${cells.system}" is no GPU of the catalogue (regions/catalog/gpus.ts)` };
  const engine = engines[cells.backend ?? ''];
  if (engine === undefined) return { reason: `backend "${cells.backend}"; known: ${Object.keys(engines).join(', ')}` };
  const precision = precisionOf(cells.precision || cells.gemm_quant || 'bf16');
  if (precision === undefined) return { reason: `precision "${cells.precision || cells.gemm_quant}"` };
  const tensor = number(cells.tp);
  const pipeline = number(cells.pp) || 1;
  if (number(cells.attention_dp) > 1 || number(cells.moe_tp) * number(cells.moe_ep) > tensor) {
    return { reason: 'attention runs data-parallel: not one tensor-parallel replica' };
  }
  if (cells.work_in_progress === 'True') return { reason: 'marked unfinished by its publisher' };
  const run = {
    concurrency: number(cells.concurrency) || number(cells.batch_size),
    promptTokens: number(cells.isl),
    completionTokens: number(cells.osl),
    ttftMs: number(cells.ttft_ms),
    tpotMs: number(cells.tpot_ms),
  };
  if (!(tensor > 0 && run.concurrency > 0 && run.promptTokens > 0 && run.completionTokens > 0 && run.tpotMs > 0)) {
    return { reason: 'a figure is missing' };
  }
  const replica: Replica = {
    architecture,
    precision,
    engine,
    tensor,
    pipeline,
    weightsBytes: weightsBytesOf(architecture.parameters, precision),
    gpu: place.gpu,
    memoryMiBEach: place.memoryMiBEach,
    nodes: Math.ceil((tensor * pipeline) / place.gpusPerNode),
  };
  const configuration = [architecture.name, precision, place.gpu.name, `${tensor} GPUs`, engine].join(' ');
  return { ...run, model: architecture.name, replica, configuration };
}

/** Tuning and quantization leave the shape of a model as it is, and others than its author publish copies: none of that counts. */
function architectureOf(name: string) {
  const known =
    modelArchitecture(name) ?? modelArchitecture(modelNames.find((other) => baseOf(other) === baseOf(name)) ?? '');
  if (known === undefined) return undefined;
  const { parameters, activeParameters, layers, kvHeads, headSize } = known;
  return { name: known.name.replace(/-Instruct$/, ''), parameters, activeParameters, layers, kvHeads, headSize };
}

function baseOf(name: string): string {
  const [own = ''] = name.split('/').slice(-1);
  return own
    .toLowerCase()
    .replace(/^meta-/, '')
    .replace(/-(?:(?:nv|mx)?fp[48]|bf16|awq|gptq|int[48]|instruct|dynamic|hf|v0\.1)(?=-|$)/g, '');
}

/** The GPU of a system such as `h100_sxm`, with the memory that an instance type reports of it. */
function placeOf(system: string) {
  const upper = system.toUpperCase().replace(/[_-](?:SXM|PCIE|NVL)\d*$/, '');
  const known = gpu(upper === 'A100' ? 'A100-80' : upper);
  const types = instanceTypeNames.map(instanceType).filter((type) => type?.gpu?.model === known?.name);
  if (known === undefined) return undefined;
  return {
    gpu: known,
    memoryMiBEach: types[0]?.gpu?.memoryMiBEach ?? known.memoryGiB * 1024,
    gpusPerNode: Math.max(8, ...types.map((type) => type?.gpu?.count ?? 0)),
  };
}

function precisionOf(text: string): Replica['precision'] | undefined {
  if (/^(?:bf16|bfloat16|fp16|float16|half)$/i.test(text)) return 'bf16';
  if (/fp8|int8|w8a8/i.test(text)) return 'fp8';
  return /fp4|int4|w4a/i.test(text) ? 'fp4' : undefined;
}

function number(text: string | undefined): number {
  return text === undefined || text === '' ? 0 : Number(text);
}
