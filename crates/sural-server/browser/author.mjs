// The content, as authors read it: every page that the contents name. Usage: node author.mjs BASE [FOLDER FOR PICTURES]
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';
import { handed } from './hands.mjs';
import { follow, path } from './interview.mjs';
import { DESK, looking } from './look.mjs';

const [base, pictures] = process.argv.slice(2);
const { good } = looking(pictures);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = handed(await (await browser.newContext({ viewport: DESK, locale: 'en-US' })).newPage());

// It is written when it is first asked for.
for (let tries = 0; tries < 30 && !(await fetch(base + '/content/index.html')).ok; tries += 1);
await page.goto(base + '/');
await follow(page, 'footer a');
await good(page, 'content');
const pages = await page.locator('nav a').evaluateAll((all) => [...new Set(all.map((one) => one.href.split('#')[0]))]);
assert.ok(pages.length > 3, `the contents name ${pages.length} pages`);
for (const at of pages) {
  const answer = await page.goto(at);
  assert.equal(answer.status(), 200, at);
  await good(page, `content-${path(page).split('/').pop()}`);
}
await browser.close();
console.log(`ok   the content, to read: ${pages.length} pages`);
