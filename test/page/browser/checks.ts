import { checkAccess } from './check-axe';
import { checkAlone, checkHeadings, checkLinks, checkQuiet } from './check-document';
import { checkKeyboard } from './check-keyboard';
import { checkBoxes, checkDiagrams, checkLabels } from './check-texts';
import { checkPaper, checkWidth } from './check-width';
import { checkWithoutScript } from './check-without-script';
import type { CheckName } from './job';
import type { Visit } from './visit';

/** Every check by its name. Each is given a page that nobody has touched, and says what is wrong. */
export const checks: Readonly<Record<CheckName, (visit: Visit) => Promise<readonly string[]>>> = {
  quiet: checkQuiet,
  alone: checkAlone,
  diagrams: checkDiagrams,
  labels: checkLabels,
  boxes: checkBoxes,
  headings: checkHeadings,
  links: checkLinks,
  light: (visit) => checkAccess(visit, 'light'),
  dark: (visit) => checkAccess(visit, 'dark'),
  width: checkWidth,
  keyboard: checkKeyboard,
  paper: checkPaper,
  'without-script': checkWithoutScript,
};
