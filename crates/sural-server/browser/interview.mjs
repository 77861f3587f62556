// Answers the pages of an interview as a person would, from what holds of them; what is not said is not there.
import { strict as assert } from 'node:assert';

/** Begins a case. */
export async function begin(page, base, { whom = 'me', keep = 'nothing', region = 'us' } = {}) {
  await page.goto(base + '/');
  await page.check(`[name=whom][value=${whom}]`);
  await page.selectOption('[name=region]', region);
  await page.check(`[name=keep][value=${keep}]`);
  await submit(page, 'form[action="/begin"]');
  assert.equal(path(page), '/words');
}

/** Goes by the page for own words without writing any. */
export async function withoutWords(page) {
  await follow(page, 'a[href="/question"].second');
}

/** Answers page after page until the advice comes. Calls `each` before every answer. */
export async function answer(page, person, each = async () => {}, said = []) {
  for (let pages = 0; pages < 80; pages += 1) {
    if (path(page) === '/advice') return pages;
    await each(page);
    said.push(await answerPage(page, person));
  }
  throw new Error('the interview does not end');
}

/** Answers the page that is shown. */
export async function answerPage(page, person) {
  const action = await page.getAttribute('form', 'action');
  const key = action.replace('/question/', '');
  const said = (await page.locator('#none').count()) ? await answerList(page, person) : await answerSheet(page, key, person);
  await submit(page, `form[action="${action}"]`);
  const wrong = await page.locator('.wrong').allInnerTexts();
  assert.deepEqual(wrong, [], `${key} was not taken`);
  return `${key}: ${said}`;
}

async function answerList(page, person) {
  const lines = await page.locator('[name=has]').evaluateAll((all) => all.map((one) => one.value));
  let ticked = false;
  for (const line of lines) {
    const said = person[line];
    if (said === undefined) continue;
    ticked = true;
    if (said === 'not_sure') {
      await page.check(`[name=unsure][value=${line}]`);
      continue;
    }
    await page.check(`[name=has][value=${line}]`);
    for (const value of [said].flat()) {
      const box = `[name="how-${line}"][value="${value}"]`;
      if (await page.locator(box).count()) await page.check(box);
    }
  }
  const none = page.locator('#none');
  if (!ticked) await page.check('#none');
  else if (await none.isChecked()) await page.uncheck('#none');
  return ticked ? 'lines' : 'none';
}

async function answerSheet(page, key, person) {
  const names = await page.locator('.asked input').evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  const told = [];
  for (const name of names) {
    const finding = name === 'answer' ? key : name.replace('how-', '');
    told.push(`${finding} ${await answerOne(page, name, finding, person[finding])}`);
  }
  return told.join(', ');
}

async function answerOne(page, name, finding, said) {
  const number = `input[type=text][name=${name}]`;
  const values = await page.locator(`[name=${name}]:not([type=text])`).evaluateAll((all) => all.map((one) => one.value));
  if (await page.locator(number).count()) {
    await (typeof said === 'number' ? page.fill(number, String(said)) : page.check(`[name=${name}][value=not_sure]`));
    return said;
  }
  const usual = values.find((value) => /^(no|none|yes_easily|yes_normal|no_.*|none_.*|same|never)$/.test(value));
  const chosen = [said ?? usual ?? values.find((value) => value === 'not_sure') ?? values[0]].flat();
  for (const value of chosen) {
    assert.ok(values.includes(value), `${finding} has no answer ${value}: ${values}`);
    await page.check(`[name=${name}][value="${value}"]`);
  }
  return chosen;
}

/** Sends a form and waits for the page that comes of it. */
export const submit = (page, form) => follow(page, `${form} button`);

/** Presses what leads to another page, and waits for that. */
export async function follow(page, way) {
  await Promise.all([page.waitForNavigation(), page.click(way)]);
}

export const path = (page) => new URL(page.url()).pathname;
