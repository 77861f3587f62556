// Checks all engines of JavaScript, or measures them: `measure.mjs check|one FORMS`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { engines } from "./engines.mjs";

const require = createRequire(import.meta.url);
const SAMPLES = 31;
const SAMPLE = 20e6; // nanoseconds
const WARM = 500e6;

const [work, forms] = process.argv.slice(2);
const lines = (name) => readFileSync(join(forms, name), "utf8").split("\n");
const texts = lines("cases.jsonl");
const expected = lines("expected.txt").map(Number);

// Processor time of the whole process, in nanoseconds.
function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

// Nanoseconds a case, from many samples; `run` takes the place of the first case and their number. Half a second goes by
// before, in which Node.js compiles what runs often.
async function samples(run) {
  const start = clock();
  while (clock() - start < WARM) await run(0, 1000);
  const before = clock();
  await run(0, 200);
  const one = Math.max((clock() - before) / 200, 1);
  const many = Math.min(Math.max(Math.floor(SAMPLE / one), 200), texts.length);
  const measured = [];
  for (let place = 0; measured.length < SAMPLES; place = place + 2 * many > texts.length ? 0 : place + many) {
    const before = clock();
    await run(place, many);
    measured.push((clock() - before) / many);
    if (!Number.isInteger(kept)) throw new Error("something else than a disposition was said");
  }
  return measured;
}

function version(engine) {
  return engine.package ? require(`./node_modules/${engine.package}/package.json`).version : process.versions.node;
}

async function check(engine) {
  const { read, decide } = await engine.load(forms);
  for (const [index, text] of texts.entries()) {
    const said = await decide(read(text));
    if (said !== expected[index]) {
      throw new Error(`${engine.name} says ${said} of case ${index}, not ${expected[index]}: ${text}`);
    }
  }
}

// What is said and written is used, so that nothing is left out.
let kept = 0;
let letters = 0;

function written(disposition) {
  letters += JSON.stringify({ disposition }).length;
  return disposition;
}

// Only what answers later is waited for.
function decided(decide, later) {
  return later
    ? async (all, from, many) => {
        for (let at = from; at < from + many; at++) kept += await decide(all[at]);
      }
    : (all, from, many) => {
        for (let at = from; at < from + many; at++) kept += decide(all[at]);
      };
}

async function measure(engine) {
  const { read, decide } = await engine.load(forms);
  const print = (work, samples) =>
    console.log(JSON.stringify({ work, engine: engine.name, version: version(engine), samples }));
  const cases = texts.map((text) => read(text));
  const one = decided(decide, engine.later);
  print("one", await samples((from, many) => one(cases, from, many)));
  const both = engine.later
    ? async (text) => written(await decide(read(text)))
    : (text) => written(decide(read(text)));
  const whole = decided(both, engine.later);
  print("json", await samples((from, many) => whole(texts, from, many)));
}

for (const engine of Object.values(engines)) {
  await (work === "check" ? check(engine) : measure(engine));
}
