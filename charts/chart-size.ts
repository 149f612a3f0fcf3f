/**
 * The largest chart, bytes of its objects as JSON. Under the delivery `kubectl` they travel in one event of CloudFormation
 * to the function that applies them, and such an event holds 262,144 bytes (AWS Lambda quotas, asynchronous invocation).
 */
export const maxChartBytes = 262_144;

/**
 * @param path the file the chart becomes, for the error
 * @param json its objects as JSON
 * @throws Error when the chart is too large to be delivered
 */
export function refuseOversize(path: string, json: string): void {
  const bytes = Buffer.byteLength(json, 'utf8');
  if (bytes <= maxChartBytes) return;
  throw new Error(`${path}: the chart has ${bytes} bytes; allowed: at most ${maxChartBytes}; split it in two`);
}
