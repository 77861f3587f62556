// How a page looks: pictures of it on every device, in light and dark, and what axe finds wrong with it.
import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync } from 'node:fs';
import { BY_KEYBOARD } from './hands.mjs';
import { path } from './interview.mjs';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };
/** The narrowest that WCAG 2.2 asks for, which is a window of 1280 at 400 %; and the same at 200 %. */
const NARROW = { width: 320, height: 256 };
const TWICE = { width: 640, height: 400 };

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at pages, and keeps pictures of them in a folder if there is one. By keyboard they look the same: once is enough. */
export function looking(folder) {
  if (BY_KEYBOARD) return { good: async () => {}, picture: async () => {} };
  if (folder) mkdirSync(folder, { recursive: true });

  const picture = async (page, name) => {
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  /** No fault that axe finds, in light and dark, on a phone and at a desk, and nothing wider than any window. */
  const good = async (page, name) => {
    const before = page.viewportSize();
    for (const [device, viewport] of [['phone', PHONE], ['desk', DESK]]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(axe);
        const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } }), TAGS);
        const told = violations.map((one) => `${one.id} (${device}, ${colorScheme}): ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
        assert.deepEqual(told, [], `axe at ${path(page)}`);
        if (name) await picture(page, `${name}-${device}-${colorScheme}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
    for (const viewport of [NARROW, TWICE, PHONE, DESK]) {
      await page.setViewportSize(viewport);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path(page)} is ${wide} px too wide for a window of ${viewport.width}`);
      if (name && viewport === NARROW) await picture(page, `${name}-narrow`);
    }
    await page.setViewportSize(before);
  };

  return { good, picture };
}
