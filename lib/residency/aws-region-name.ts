/** Form of a Region's code in any partition, known to the catalogue or not: `eu-north-1`, `us-gov-west-1`, `eusc-de-east-1`. */
const form =
  /^[a-z]{2,4}(?:-[a-z]{2,4})?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/;

/** Whether a text as a whole is the code of a Region. */
export function isRegionName(text: string): boolean {
  return form.test(text);
}
