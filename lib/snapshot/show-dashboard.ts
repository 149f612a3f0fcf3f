import type { Json, JsonObject } from '#topology';

/** A Grafana dashboard by its panels and what they ask; where they stand and how they are drawn changes no decision. */
export function showDashboard({ title, panels }: JsonObject): JsonObject {
  return { title: title ?? null, panels: (panels as readonly JsonObject[]).map(showPanel) };
}

function showPanel({ title, type, targets }: JsonObject): Json {
  const asked = ((targets ?? []) as readonly JsonObject[]).map(({ expr }) => expr ?? null);
  return type === 'row' ? { row: title ?? null } : { panel: title ?? null, asks: asked };
}
