// Whole journeys in a real browser, each page looked over by axe. Usage: node journeys.mjs BASE [FOLDER FOR PICTURES]
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { handed } from './hands.mjs';
import { answer, answerPage, begin, follow, path, submit, withoutWords } from './interview.mjs';
import { DESK, looking } from './look.mjs';

const [base, pictures] = process.argv.slice(2);
const only = process.env.ONLY;
const { good, picture } = looking(pictures);

const CALM = { age_band: '16_39', laterality: 'right', pain_site: ['calf_back_upper'], duration: '1_3d', onset_speed: 'over_days', mechanism: 'running', pain_severity: 3, sex_at_birth: 'male', alone_safe: 'with_someone', pain_course: 'better' };

/** Somebody of each disposition, and what the advice begins with. */
const PEOPLE = {
  call_ambulance: [{ ...CALM, leg_cold_pale_new: 'yes', numb_tingle_leg: ['whole_foot'] }, 'Call 911 now'],
  emergency_department: [{ ...CALM, leg_cold_pale_new: 'yes' }, 'Go to the emergency room (ER) now'],
  urgent_4h: [{ ...CALM, skin_colour: ['blue_or_grey'], duration: '4_14d' }, 'Get seen in the next 4 hours'],
  same_day: [{ ...CALM, atrial_fib: 'yes', onset_speed: 'in_a_second', pain_shoots_down: 'yes_leg_worse', back_pain: 'with_leg', duration: '6_24h', age_band: '70_79' }, 'Get seen today or within 24 hours'],
  within_3_days: [{ ...CALM, walk_pain: 'yes_same_distance', walk_distance: 'under_50m', smoking: 'now', duration: 'over_12wk', age_band: '70_79', pain_course: 'same', relief_stop_time: '5_10min' }, 'Get seen in the next 3 days'],
  within_2_weeks: [{ ...CALM, walk_pain: 'yes_same_distance', walk_distance: '50_200m', smoking: 'now', duration: 'over_12wk', age_band: '60_69', pain_course: 'worse' }, 'Book a visit in the next 2 weeks'],
  self_care: [{ ...CALM, mechanism: 'twist_or_fall', injury_recent: ['fall'] }, 'You can start care at home'],
};

let failed = 0;

async function journey(browser, name, options, walk) {
  if (only && !name.includes(only)) return;
  const context = await browser.newContext({ viewport: DESK, locale: 'en-US', ...options });
  const page = handed(await context.newPage());
  const strange = [];
  page.on('request', (request) => new URL(request.url()).origin === base || strange.push(request.url()));
  // A page that says what is wrong comes with a status that the browser notes; that is no complaint.
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && strange.push(message.text()));
  try {
    await walk(page, context);
    assert.deepEqual(strange, [], 'the browser complains, or asks elsewhere');
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.message}\n     at ${page.url()}`);
    await picture(page, `failed-${name.replaceAll(/\W+/g, '-')}`);
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const [id, [person, title]] of Object.entries(PEOPLE)) {
  await journey(browser, `to ${id}, without JavaScript`, { javaScriptEnabled: false }, async (page) => {
    await begin(page, base);
    await withoutWords(page);
    const said = [];
    const pages = await answer(page, person, async () => {}, said);
    assert.equal((await page.innerText('h1')).trim(), title, said.join('; ') + '\n' + (await page.innerText('section.why')));
    await picture(page, `advice-${id}`);
    console.log(`     ${pages} pages`);
  });
}

await journey(browser, 'every page is good on every device', {}, async (page) => {
  let number = 0;
  const look = () => good(page, `${String((number += 1)).padStart(2, '0')}${path(page).replaceAll('/', '-')}`);
  await page.goto(base + '/');
  await look();
  await submit(page, 'form[action="/begin"]');
  await look();
  await begin(page, base, { keep: 'link' });
  await look();
  await page.fill('#words', 'My calf is swollen and warm, and I think I may be short of breath.');
  await submit(page, 'form[action="/words"]');
  await look();
  await page.goto(base + '/question');
  await submit(page, 'form');
  await look();
  await page.goto(base + '/question');
  await answer(page, { ...CALM, swelling_calf: 'not_sure', skin_colour: ['red_or_pink'] }, look);
  await look();
  for (const at of ['/answers', '/link', '/nowhere', '/question/pain_site', '/question/look_at_the_leg']) {
    await page.goto(base + at);
    await look();
  }
  await page.goto(base + '/link');
  await submit(page, 'form[action="/link/erase"]');
  await look();
  // What somebody sees who comes back to it.
  await page.goto(base + '/advice');
  await look();
});

await journey(browser, 'in Spanish, for a child', { locale: 'es-MX' }, async (page) => {
  await begin(page, base, { whom: 'child' });
  assert.equal(await page.getAttribute('html', 'lang'), 'es');
  await withoutWords(page);
  await answer(page, { ...CALM, age_band: '5_15', child_limp: 'refuses_to_walk', mechanism: 'nothing' });
  assert.match(await page.innerText('main'), /911/);
  await good(page, 'advice-spanish-child');
});

await journey(browser, 'stopped, and gone on with by the private link on another device', {}, async (page, context) => {
  await begin(page, base, { keep: 'link' });
  await withoutWords(page);
  for (let pages = 0; pages < 3; pages += 1) await answerPage(page, CALM);
  await page.goto(base + '/link');
  const link = await page.getAttribute('.secret a', 'href');
  await context.clearCookies();
  await page.goto(base + '/question');
  assert.match(await page.innerText('h1'), /no answers from you/);
  await page.goto(link);
  await good(page, 'resume');
  await submit(page, 'form[action="/r"]');
  assert.equal(path(page), '/question');
  await answer(page, PEOPLE.self_care[0]);
  assert.equal(await page.innerText('h1'), PEOPLE.self_care[1]);
  const [calendar] = await Promise.all([page.waitForEvent('download'), page.click('a[href="/advice.ics"]')]);
  const entry = readFileSync(await calendar.path(), 'utf8');
  assert.match(entry, /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:\d{8}\r\nSUMMARY:Look again\r\n[^]*END:VCALENDAR\r\n$/);
  assert.equal(await page.locator('section.phone svg').count(), 1);
  await follow(page, 'a[href="/again"]');
  await good(page, 'again');
  await submit(page, 'form[action="/again"]');
  const recalled = [];
  await answer(page, { ...PEOPLE.self_care[0], swelling_calf: 'yes_looks_bigger' }, async () => {
    recalled.push(...(await page.locator('.hint', { hasText: 'Last time you said' }).allInnerTexts()));
    await good(page, `again-${recalled.length}`);
  });
  assert.ok(recalled.length > 3, 'what was said last time stands on no page');
  assert.match(await page.innerText('section.compared'), /You need care sooner than we said then/);
  await good(page, 'again-advice');
});

await journey(browser, 'in their own words, an answer changed on the way', {}, async (page) => {
  await begin(page, base);
  await page.fill('#words', 'It popped when I pushed off and now I can\'t stand on my toes.');
  await submit(page, 'form[action="/words"]');
  await good(page, 'understood');
  const right = await page.locator('[name=right]').count();
  for (let at = 0; at < right; at += 1) await page.check(`[name=right] >> nth=${at}`);
  await submit(page, 'form[action="/words/confirm"]');
  assert.ok((await page.locator('h1').count()) === 1);
  await page.goto(base + '/answers');
  assert.ok((await page.locator('.answers > div').count()) > 1, 'nothing was heard');
  await picture(page, 'answers');
  await follow(page, '.answers > div:nth-child(2) .change a');
  await good(page);
  await submit(page, 'form');
  await answer(page, CALM);
  assert.equal(path(page), '/advice');
});

await journey(browser, 'two windows, one case', {}, async (page, context) => {
  await begin(page, base, { keep: 'link' });
  await withoutWords(page);
  const other = handed(await context.newPage());
  await other.goto(page.url());
  await answerPage(other, CALM);
  await page.check('#none');
  await submit(page, 'form');
  assert.match(await page.innerText('h1'), /changed meanwhile/);
  await good(page, 'conflict');
});

await journey(browser, 'sent without an answer, with the focus led along', {}, async (page) => {
  await begin(page, base);
  await withoutWords(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'the skip link does not skip');
  await submit(page, 'form');
  while (!(await page.evaluate(() => document.activeElement.closest('.wrong')))) await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none', 'nobody sees where they are');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('fieldset')), 'the fault does not lead to its question');
});

await journey(browser, 'with colours of their own, and on paper', { forcedColors: 'active' }, async (page) => {
  await begin(page, base, { keep: 'link' });
  await withoutWords(page);
  await page.check('[name=has] >> nth=0');
  const marks = await page.evaluate(() => {
    const mark = (box) => getComputedStyle(box, '::before').borderBottomColor;
    const [ticked, free] = [...document.querySelectorAll('[name=has]')];
    return [mark(ticked), getComputedStyle(ticked).backgroundColor, getComputedStyle(free).backgroundColor];
  });
  assert.notEqual(marks[0], marks[1], 'a tick cannot be told from its box');
  await picture(page, 'forced-colours');
  await page.uncheck('[name=has] >> nth=0');
  await answer(page, PEOPLE.call_ambulance[0]);
  await picture(page, 'forced-colours-advice');
  await page.emulateMedia({ media: 'print', forcedColors: 'none' });
  const hidden = await page.locator('.ways').isVisible();
  assert.ok(!hidden, 'what cannot be pressed stands on paper');
  const paper = await page.pdf({ format: 'A4' });
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  await picture(page, 'print');
});

await journey(browser, 'first seen: light, and nothing from elsewhere', {}, async (page) => {
  let bytes = 0;
  page.on('response', async (response) => (bytes += (await response.body()).length + 500));
  const since = Date.now();
  await page.goto(base + '/', { waitUntil: 'networkidle' });
  const { domContentLoadedEventEnd: seen } = await page.evaluate(() => performance.getEntriesByType('navigation')[0].toJSON());
  console.log(`     ${bytes} bytes, seen after ${Math.round(seen)} ms (${Date.now() - since} ms with the browser)`);
  assert.ok(bytes < 100_000);
});

await journey(browser, 'twice as large', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, async (page) => {
  await begin(page, base);
  await withoutWords(page);
  await answer(page, PEOPLE.call_ambulance[0]);
  await good(page, 'advice-emergency');
  const first = await page.evaluate(() => document.querySelector('main').innerText.trim().slice(0, 12));
  assert.equal(first, 'Call 911 now');
});

await browser.close();
console.log(failed ? `${failed} journeys failed` : 'all journeys arrived');
process.exit(failed ? 1 : 0);
