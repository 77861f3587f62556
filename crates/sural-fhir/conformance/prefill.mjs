// What the forms fill in by themselves, worked out by HL7's fhirpath.js: `node prefill.mjs QUESTIONNAIRE CASES` prints
// for each case of CASES, a patient with their conditions, which answers the expressions give.

import fs from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const [questionnaire, cases] = process.argv.slice(2).map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
const INITIAL = 'sdc-questionnaire-initialExpression';

function* questions(items) {
  for (const item of items ?? []) {
    yield item;
    yield* questions(item.item);
  }
}

const asked = [...questions(questionnaire.item)].flatMap((item) => {
  const extension = item.extension?.find((it) => it.url.endsWith(INITIAL));
  return extension ? [[item, extension.valueExpression.expression]] : [];
});
const given = cases.map(({ patient, conditions }) => {
  const answers = asked.map(([item, expression]) => {
    const known = { patient, conditions, questionnaire };
    const codes = fhirpath.evaluate({}, expression, known, r4).map((coding) => coding.code.replace(/^.*\./, ''));
    return [item.linkId, codes];
  });
  return Object.fromEntries(answers.filter(([, codes]) => codes.length > 0));
});
console.log(JSON.stringify(given));
