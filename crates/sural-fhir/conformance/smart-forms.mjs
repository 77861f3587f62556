// CSIRO's Smart Forms renderer in Chromium: `node smart-forms.mjs DIST QUESTIONNAIRE`, with DIST as `vite build` of the
// folder `smart-forms` leaves it. The form must be shown without an error, and an answer that is chosen must come out.

import { strict as assert } from 'node:assert';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [dist, file] = process.argv.slice(2);
const KINDS = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://x');
  const place = path.join(dist, pathname === '/' ? 'index.html' : path.normalize(pathname));
  if (!fs.existsSync(place)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': KINDS[path.extname(place)] ?? 'application/octet-stream' });
  return response.end(fs.readFileSync(place));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const questionnaire = JSON.parse(fs.readFileSync(file, 'utf8'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const strange = [];
page.on('pageerror', (error) => strange.push(error.message));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => window.show);
await page.evaluate((form) => window.show(form), questionnaire);
const first = questionnaire.item[0].item[0];
await page.getByText(first.text).first().waitFor({ timeout: 60_000 });
const shown = await page.evaluate(() => document.body.innerText);
const missing = questionnaire.item.filter((it) => !it.enableWhen && !shown.includes(it.text.slice(0, 40)));
assert.deepEqual(missing.map((it) => it.linkId), [], 'questions that are not shown');
// The first answer of the first question, chosen from its list.
const { display, code } = first.answerOption[0].valueCoding;
await page.getByRole('combobox', { name: first.text }).first().click();
await page.getByRole('option', { name: display, exact: true }).click();
await page.waitForFunction((code) => JSON.stringify(window.filled()).includes(code), code, { timeout: 30_000 });
assert.deepEqual(strange, [], 'the browser complains');
console.log(`${questionnaire.item.length} groups shown, ${code} chosen and filled in`);
await browser.close();
server.close();
