// LHC-Forms of the National Library of Medicine in Chromium: `node lforms.mjs LFORMS FOLDER`.
// LFORMS is the unpacked npm package `lforms`; FOLDER holds questionnaire.json and responses NAME.response.json.
// It shows the form, fills it in from each response, and writes what the form then says to NAME.filled.json.
// Of the first three every answer is typed and chosen as a person would; the others are put in by the form's own merge.

import { strict as assert } from 'node:assert';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [lforms, folder] = process.argv.slice(2);
const BY_HAND = 3;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title>
<link href="webcomponent/styles.css" rel="stylesheet"></head><body><div id="form"></div>
<script src="webcomponent/assets/lib/zone.min.js"></script><script src="webcomponent/lhc-forms.js"></script>
<script src="fhir/R4/lformsFHIR.min.js"></script></body></html>`;
const KINDS = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

const root = path.join(lforms, 'dist', 'lforms');
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://x');
  const file = path.join(root, path.normalize(decodeURIComponent(pathname)));
  if (pathname === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': KINDS[path.extname(file)] ?? 'application/octet-stream' });
  return response.end(fs.readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
const questionnaire = read('questionnaire.json');
const names = fs.readdirSync(folder).filter((it) => it.endsWith('.response.json')).sort();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const strange = [];
page.on('pageerror', (error) => strange.push(error.message));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => window.LForms?.FHIR?.R4);

/** Shows the form, filled in from a response if there is one. */
async function show(response) {
  await page.evaluate(async ([form, response]) => {
    const { LForms } = window;
    let definition = LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4');
    if (response) definition = LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, definition, 'R4');
    await LForms.Util.addFormToPage(definition, 'form');
  }, [questionnaire, response]);
  await page.waitForSelector('#form input');
}

/** All answered questions of a response, with the path of their groups. */
function* answered(items, under = '') {
  for (const item of items ?? []) {
    const here = `${under}/${item.linkId}`;
    if (item.answer) yield { ...item, here: here.slice(1) };
    yield* answered(item.item, here);
  }
}

/** Types an answer, or chooses it from the list that opens. */
async function fill(item) {
  // LHC-Forms puts a counter for each level after the linkId.
  const levels = item.here.split('/').length;
  const field = page.locator(`[id="${item.linkId}${'/1'.repeat(levels)}"]`);
  for (const { valueCoding, valueInteger, valueDecimal } of item.answer) {
    await field.click();
    if (!valueCoding) {
      await field.pressSequentially(String(valueInteger ?? valueDecimal));
      continue;
    }
    await field.pressSequentially(valueCoding.display.slice(0, 12)); // A long list shows its end only once it is searched.
    const wording = valueCoding.display.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
    const option = page.locator('#completionOptions li').filter({ hasText: new RegExp(`^(\\d+:)?\\s*${wording}\\s*$`) });
    await option.first().click({ timeout: 5000 });
  }
  await page.keyboard.press('Tab');
}

const responseOf = () => page.evaluate(() => window.LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'));
await show();
const shown = await page.evaluate(() => document.body.innerText);
const missing = questionnaire.item.filter((it) => !shown.includes(it.text.slice(0, 40)) && !it.enableWhen);
assert.deepEqual(missing.map((it) => it.linkId), [], 'questions that are not shown');
for (const [index, name] of names.entries()) {
  const response = read(name);
  if (index < BY_HAND) {
    await show();
    for (const item of answered(response.item)) await fill(item);
  } else {
    await show(response);
  }
  fs.writeFileSync(path.join(folder, name.replace('.response.', '.filled.')), JSON.stringify(await responseOf()));
}
assert.deepEqual(strange, [], 'the browser complains');
console.log(`${names.length} responses, ${Math.min(BY_HAND, names.length)} of them typed and chosen`);
await browser.close();
server.close();
