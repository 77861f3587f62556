// How a page is worked: with a pointer, as the browser's driver does it, or by keyboard alone.
import { strict as assert } from 'node:assert';

/** With `HANDS=keyboard` nobody has a pointer. */
export const BY_KEYBOARD = process.env.HANDS === 'keyboard';

/** How many keys somebody presses at most to get anywhere on a page. */
const MOST = 900;

/** A page whose ticks, typing, choices and presses are made by keyboard alone, where that is asked for. */
export function handed(page) {
  if (!BY_KEYBOARD) return page;
  const at = (selector) => page.locator(selector).first();

  /** Goes on with Tab, and within a group of which one can be chosen with an arrow, until the element has the focus. */
  const reach = async (selector) => {
    await at(selector).waitFor({ state: 'attached' });
    for (let keys = 0; keys < MOST; keys += 1) {
      const where = await at(selector).evaluate((wanted) => {
        const now = document.activeElement;
        const isBeside = wanted.type === 'radio' && now?.type === 'radio' && now.name === wanted.name && now.form === wanted.form;
        return now === wanted ? 'there' : isBeside ? 'beside' : 'elsewhere';
      });
      if (where === 'there') return;
      await page.keyboard.press(where === 'beside' ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`no way by keyboard to ${selector} at ${page.url()}`);
  };

  const ticked = (is) => async (selector) => {
    await reach(selector);
    if ((await at(selector).isChecked()) !== is) await page.keyboard.press('Space');
    assert.equal(await at(selector).isChecked(), is, selector);
  };
  page.check = ticked(true);
  page.uncheck = ticked(false);

  page.fill = async (selector, text) => {
    await reach(selector);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  };

  page.click = async (selector) => {
    await reach(selector);
    await page.keyboard.press('Enter');
  };

  page.selectOption = async (selector, value) => {
    await reach(selector);
    const options = await at(selector).evaluate((it) => [...it.options].map((one) => one.value));
    assert.ok(options.includes(value), `${selector} has no ${value}: ${options}`);
    await page.keyboard.press('Home');
    for (const option of options) {
      if (option === value) break;
      await page.keyboard.press('ArrowDown');
    }
    assert.equal(await at(selector).inputValue(), value, selector);
  };
  return page;
}
