// What a form fills in by itself, worked out by fhirpath.js: `node prefill.mjs QUESTIONNAIRE PATIENTS` prints for each
// patient of PATIENTS which answers the expressions give.

import fs from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const [questionnaire, patients] = process.argv.slice(2).map((file) => JSON.parse(fs.readFileSync(file, 'utf8')));
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
const given = patients.map((patient) => {
  const answers = asked.map(([item, expression]) => {
    const known = { patient, questionnaire };
    const codes = fhirpath.evaluate({}, expression, known, r4).map((coding) => coding.code.replace(/^.*\./, ''));
    return [item.linkId, codes];
  });
  return Object.fromEntries(answers.filter(([, codes]) => codes.length > 0));
});
console.log(JSON.stringify(given));
