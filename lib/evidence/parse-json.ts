/**
 * JSON that stands as text in a template.
 *
 * @throws Error naming where it stands when it is none
 */
export function parseJson(text: unknown, where: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch (error) {
    throw new Error(`${where} is no JSON; allowed: JSON text, as Meridian renders it`, { cause: error });
  }
}
