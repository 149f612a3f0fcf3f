/** The folder that `MERIDIAN_CHARTS` names, if it does: charts that somebody has at hand, each under its component's name. */
export function givenCharts(): readonly string[] {
  const folder = process.env.MERIDIAN_CHARTS;
  return folder === undefined || folder === '' ? [] : [folder];
}
