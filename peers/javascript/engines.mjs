// The engines of JavaScript, each in the best form that its documentation shows: made ready once, and kept.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const json = (forms, name) => JSON.parse(readFileSync(join(forms, name), "utf8"));
const load = (forms, name) => import(pathToFileURL(join(forms, name)));

// By the name with which they are asked for: what they are called, the package whose version they have, and `load`,
// which gives a function from a case to its disposition.
export const engines = {
  ifs: {
    name: "JavaScript by hand: ifs (Node.js)",
    load: async (forms) => (await load(forms, "ifs.mjs")).decide,
  },
  "json-logic-engine": {
    name: "json-logic-engine, compiled",
    package: "json-logic-engine",
    load: async (forms) => {
      const { LogicEngine } = await import("json-logic-engine");
      return new LogicEngine().build(json(forms, "rules.logic.json"));
    },
  },
  "json-logic-js": {
    name: "json-logic-js",
    package: "json-logic-js",
    load: async (forms) => {
      const { default: logic } = await import("json-logic-js");
      const rules = json(forms, "rules.logic.json");
      return (it) => logic.apply(rules, it);
    },
  },
  "json-rules-engine": {
    name: "json-rules-engine",
    package: "json-rules-engine",
    later: true,
    load: async (forms) => {
      const { Engine } = await import("json-rules-engine");
      const { counted } = await load(forms, "counted.mjs");
      const { rules, otherwise } = json(forms, "rules.engine.json");
      const engine = new Engine(rules);
      engine.on("success", () => engine.stop());
      return async (it) => {
        const { events } = await engine.run({ ...it, ...counted(it) });
        return events.length ? Math.min(...events.map((event) => event.params.disposition)) : otherwise;
      };
    },
  },
  zen: {
    name: "GoRules ZEN, decision table (Node.js)",
    package: "@gorules/zen-engine",
    later: true,
    load: async (forms) => {
      const { ZenEngine } = await import("@gorules/zen-engine");
      const decision = new ZenEngine().createDecision(readFileSync(join(forms, "rules.jdm.json")));
      return async (it) => (await decision.evaluate(it)).result.disposition;
    },
  },
};

export function version(engine) {
  return engine.package ? require(`./node_modules/${engine.package}/package.json`).version : process.versions.node;
}
