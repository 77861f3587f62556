// Journeys of a person and the clinicians who see them, from the first answer to the specialist's letter.
// Usage: node clinic.mjs BASE SECRET-OF-THE-SET-UP [FOLDER FOR PICTURES]
import { strict as assert } from 'node:assert';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { handed } from './hands.mjs';
import { answer, begin, follow, path, submit, withoutWords } from './interview.mjs';
import { DESK, looking } from './look.mjs';

const [base, secret, pictures] = process.argv.slice(2);
const only = process.env.ONLY;
const { good, picture } = looking(pictures);
const NAME = 'a.ruiz';
const PASSWORD = 'a long enough password';

const PERSON = { age_band: '60_69', laterality: 'left', pain_site: ['calf_back_upper'], duration: '1_3d', onset_speed: 'over_days', mechanism: 'nothing', pain_severity: 5, sex_at_birth: 'female', alone_safe: 'with_someone', pain_course: 'same' };

/** What the person says, what the clinician finds page by page, and to whom the letter goes. */
const JOURNEYS = {
  clot: {
    person: { ...PERSON, swelling_calf: 'yes_looks_bigger', warmth: 'yes' },
    steps: [
      ['laterality', { laterality: 'left' }],
      ['veins_felt', { 'calf_girth-left': 41.5, 'calf_girth-right': 37, deep_vein_tenderness: 'yes' }],
      ['clot_judgment', { alternative_as_likely: 'no' }],
      ['leg_vein_ultrasound', { vein_ultrasound: 'clot' }],
      ['blood_before_anticoagulant', { platelets: 230, creatinine: 0.9 }],
      ['bleeding_risk', { bleeding_risk: 'none_found' }],
    ],
    letter: 'confirmed_clot_to_clinic',
    says: /Calf circumference difference\s*4.5 cm[^]*Clot in the popliteal vein or above/,
  },
  achilles: {
    person: { ...PERSON, age_band: '40_59', mechanism: 'pushing_off_or_jumping', onset_speed: 'in_a_second', pop_kick: 'yes_heel', heel_raise: 'no_cannot' },
    steps: [['achilles_examination', { 'calf_squeeze-left': 'no_movement', 'calf_squeeze-right': 'moves', 'matles_angle-left': 'falls', 'matles_angle-right': 'plantarflexed', 'tendon_gap-left': 'yes', 'tendon_gap-right': 'no' }]],
    letter: 'achilles_rupture_to_orthopaedist',
    says: /Calf squeeze/,
  },
  claudication: {
    person: { ...PERSON, duration: 'over_12wk', walk_pain: 'yes_same_distance', walk_distance: '50_200m', relief_stop_time: '5_10min', smoking: 'now', onset_speed: 'over_weeks_or_more' },
    steps: [
      ['ankle_brachial_measurement', { 'ankle_brachial_index-left': 0.62, 'ankle_brachial_index-right': 0.95 }],
      ['walking_pain_story', { exercise_program_done: 'done_not_enough' }],
    ],
    letter: 'claudication_to_vascular',
    says: /0\.62/,
  },
};

/** The six digits that an authenticator app shows (RFC 6238). */
function code(letters, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...letters].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(at / 30000)));
  const mac = createHmac('sha1', key).update(step).digest();
  const from = mac[mac.length - 1] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1000000).padStart(6, '0');
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const options = { viewport: DESK, locale: 'en-US' };
const clinic = await browser.newContext(options);
const page = handed(await clinic.newPage());

/** The first account, its second factor, and signing in with it. */
async function signIn() {
  await page.goto(base + '/clinic');
  assert.equal(path(page), '/clinic/sign-in');
  await good(page, '01-sign-in');
  await page.goto(base + '/clinic/setup');
  await page.fill('#secret', 'guessed');
  await page.fill('#name', NAME);
  await page.fill('#password', PASSWORD);
  await submit(page, 'main form');
  await good(page, '02-set-up-refused');
  await page.fill('#secret', secret);
  await page.fill('#password', PASSWORD);
  await submit(page, 'main form');
  await page.fill('#name', NAME);
  await page.fill('#password', PASSWORD);
  await submit(page, 'main form');
  assert.equal(path(page), '/clinic/account');
  await good(page, '03-account');
  await page.goto(base + '/clinic/account/second-factor');
  await good(page, '04-second-factor');
  const letters = await page.getAttribute('[name=letters]', 'value');
  await page.fill('#code', code(letters));
  await submit(page, 'main form');
  // Whoever knew the password alone is out now, and so is this browser.
  assert.equal(path(page), '/clinic/sign-in');
  await page.fill('#name', NAME);
  await page.fill('#password', PASSWORD);
  await page.fill('#code', code(letters));
  await submit(page, 'main form');
  assert.equal(path(page), '/clinic');
  await good(page, '05-nobody-waits');
  await page.goto(base + '/clinic/accounts');
  await good(page, '06-accounts');
  await page.goto(base + '/clinic/keeping');
  await good(page, '07-keeping');
  for (const [at, name] of [['/clinic/list/closed', '08-closed'], ['/clinic/case/c-none', '09-no-case'], ['/clinic/nowhere', '10-no-page']]) {
    await page.goto(base + at);
    await good(page, name);
  }
}

/** The person answers, and has the answers kept. */
async function interview(person) {
  const context = await browser.newContext({ ...options, javaScriptEnabled: false });
  const theirs = handed(await context.newPage());
  await begin(theirs, base, { keep: 'link' });
  await withoutWords(theirs);
  await answer(theirs, person);
  const advice = (await theirs.innerText('h1')).trim();
  await theirs.goto(base + '/link');
  const link = await theirs.getAttribute('.secret a', 'href');
  await context.close();
  return { advice, link };
}

/** Opens the case of somebody who shows their link. */
async function open(link) {
  await page.goto(base + '/clinic');
  await page.fill('#case', link);
  await submit(page, 'form[action="/clinic/find"]');
  assert.match(path(page), /^\/clinic\/case\/c-/);
  return path(page);
}

/** Fills in a page of the consultation; what is not named is left open. */
async function record(at, step, findings) {
  await page.goto(`${base}${at}/step/${step}`);
  for (const [field, value] of Object.entries(findings)) {
    for (const one of [value].flat()) {
      const typed = `input[type=text][name="${field}"]`;
      if (await page.locator(typed).count()) await page.fill(typed, String(one));
      else await page.check(`[name="${field}"][value="${one}"]`);
    }
  }
  return findings;
}

async function save() {
  await follow(page, 'button[value=case]');
  assert.deepEqual(await page.locator('.wrong').allInnerTexts(), [], `at ${path(page)}`);
}

let failed = 0;
async function journey(name, walk) {
  if (only && !name.includes(only)) return;
  try {
    await walk();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.message}\n     at ${page.url()}`);
    await picture(page, `failed-${name.replaceAll(/\W+/g, '-')}`);
  }
}

/** Decides something on the page of the case. */
async function decide(what, fields) {
  const within = `details:has([name=what][value=${what}])`;
  await page.click(`${within} summary`);
  for (const [name, value] of Object.entries(fields)) {
    const field = `#${name}-${what}`;
    const isChoice = (await page.locator(field).evaluate((it) => it.tagName)) === 'SELECT';
    await (isChoice ? page.selectOption(field, value) : page.fill(field, value));
  }
  await submit(page, `${within} form:has([name=what][value=${what}])`);
}

/** What is typed wrongly, or while somebody else adds to the case, is told and not lost. */
async function mistakesAndConflicts(at) {
  await record(at, 'veins_felt', { 'calf_girth-left': 'forty' });
  await page.check('[name=deep_vein_tenderness][value=not_assessable]');
  await follow(page, 'button[value=case]');
  assert.match(await page.innerText('.wrong'), /Type a number[^]*Say why it cannot be assessed/);
  assert.equal(await page.inputValue('[name=calf_girth-left]'), 'forty');
  await good(page, 'clot-wrong');
  const other = handed(await clinic.newPage());
  await other.goto(base + at);
  await record(at, 'heart_and_oxygen', { heart_rate: 96 });
  await other.click('details:has(#text-note) summary');
  await other.fill('#text-note', 'Seen at the door.');
  await submit(other, 'form:has(#text-note)');
  await other.close();
  await follow(page, 'button[value=case]');
  assert.match(await page.innerText('.wrong'), /Seen at the door/);
  assert.equal(await page.inputValue('[name=heart_rate]'), '96');
  await good(page, 'clot-conflict');
  await save();
  await page.goto(base + at);
  await decide('override', { name: 'self_care', text: '' });
  assert.match(await page.innerText('.wrong'), /needs a reason/);
  await good(page, 'clot-refused');
  await page.goto(base + at);
  await decide('override', { name: 'emergency_department', text: '' });
  assert.match(await told(), /Decided by a clinician/);
}

/** The text of the case as it stands. */
const told = () => page.innerText('main');

await signIn();
for (const [name, { person, steps, letter, says }] of Object.entries(JOURNEYS)) {
  await journey(name, async () => {
    const { advice, link } = await interview(person);
    console.log(`     advice: ${advice}`);
    const at = await open(link);
    await good(page, `${name}-1-case`);
    if (name === 'clot') await mistakesAndConflicts(at);
    for (const [step, findings] of steps) {
      await record(at, step, findings);
      await good(page, `${name}-2-${step}`);
      await save();
    }
    await good(page, `${name}-3-worked-up`);
    await follow(page, `a[href="${at}/letter/${letter}"]`);
    await good(page, `${name}-4-letter`);
    assert.doesNotMatch(await told(), /Not complete/);
    assert.match(await told(), says);
    const sent = await page.request.get(`${base}${at}/letter/${letter}.pdf`);
    assert.equal(sent.headers()['content-type'], 'application/pdf');
    assert.match((await sent.body()).subarray(0, 5).toString(), /%PDF-/);
    if (pictures) writeFileSync(`${pictures}/${name}.pdf`, await sent.body());
    await submit(page, `form[action="${at}/decide"]`);
    assert.match(await told(), /Referred at/);
    await decide('hand_over', { name: 'the specialist', text: 'The letter is on its way.' });
    await page.goto(base + '/clinic');
    await good(page, `${name}-5-waiting`);
  });
}
/** A case taken on, a page filled in, its letter, and its end. */
await journey('taken on, and closed', async () => {
  const { link } = await interview(JOURNEYS.achilles.person);
  const at = await open(link);
  await submit(page, 'form[action$="/hold"]');
  assert.match(await told(), /with a\.ruiz/);
  await follow(page, '.steps a[href$="/achilles_examination"]');
  for (const [field, value] of Object.entries(JOURNEYS.achilles.steps[0][1])) await page.check(`[name="${field}"][value="${value}"]`);
  await save();
  assert.equal(path(page), at);
  await follow(page, 'a[href*="/letter/"]');
  await submit(page, `form[action="${at}/decide"]`);
  assert.match(await told(), /Referred at/);
  await decide('close', { text: 'Seen by the surgeon.' });
  assert.match(await told(), /closed/);
  await good(page, 'closed-case');
});
await journey('handed out, and erased', async () => {
  const { link } = await interview(JOURNEYS.claudication.person);
  const at = await open(link);
  await page.goto(base + '/clinic/keeping');
  await page.fill('#export', link);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('form[action$="/export"] button')]);
  assert.equal(file.suggestedFilename(), 'case.json');
  await page.fill('#erase', at);
  await submit(page, 'form[action$="/erase"]');
  assert.match(await page.innerText('.wrong'), /Tick the box/);
  await good(page, 'erase-not-ticked');
  await page.check('#sure');
  await submit(page, 'form[action$="/erase"]');
  assert.match(await told(), /The case is erased/);
  await good(page, 'erased');
});
await browser.close();
console.log(failed ? `${failed} journeys failed` : 'all journeys arrived');
process.exit(failed ? 1 : 0);
