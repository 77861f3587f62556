// The engines of JavaScript, each in the best form that its documentation shows: made ready once, and kept.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const json = (forms, name) => JSON.parse(readFileSync(join(forms, name), "utf8"));
const load = (forms, name) => import(pathToFileURL(join(forms, name)));

// By the name with which they are asked for: what they are called, the package whose version they have, and `load`,
// which gives `decide`, from a case to its disposition, and `read`, from JSON to what `decide` takes.
export const engines = {
  ifs: {
    name: "ifs in JavaScript",
    load: async (forms) => ({ read: JSON.parse, decide: (await load(forms, "ifs.mjs")).decide }),
  },
  "json-logic-engine": {
    name: "json-logic-engine",
    package: "json-logic-engine",
    load: async (forms) => {
      const { LogicEngine } = await import("json-logic-engine");
      return { read: JSON.parse, decide: new LogicEngine().build(json(forms, "rules.logic.json")) };
    },
  },
  "json-logic-js": {
    name: "json-logic-js",
    package: "json-logic-js",
    load: async (forms) => {
      const { default: logic } = await import("json-logic-js");
      const rules = json(forms, "rules.logic.json");
      return { read: JSON.parse, decide: (it) => logic.apply(rules, it) };
    },
  },
  "json-rules-engine": {
    name: "json-rules-engine",
    package: "json-rules-engine",
    later: true,
    load: async (forms) => {
      const { Engine, Fact } = await import("json-rules-engine");
      const { counted } = await load(forms, "counted.mjs");
      const { rules, otherwise } = json(forms, "rules.engine.json");
      const engine = new Engine(rules);
      engine.on("success", () => engine.stop());
      return {
        read: (text) => {
          const it = JSON.parse(text);
          const facts = Object.entries(it).map(([finding, value]) => [finding, new Fact(finding, value)]);
          return { it, facts: Object.fromEntries(facts) };
        },
        // What is counted is part of the rules, so it is counted anew.
        decide: async ({ it, facts }) => {
          const { events } = await engine.run(Object.assign(facts, counted(it)));
          return events.length ? Math.min(...events.map((event) => event.params.disposition)) : otherwise;
        },
      };
    },
  },
  zen: {
    name: "GoRules ZEN, decision table",
    package: "@gorules/zen-engine",
    later: true,
    load: async (forms) => {
      const { ZenDecisionContent, ZenEngine } = await import("@gorules/zen-engine");
      const content = new ZenDecisionContent(readFileSync(join(forms, "rules.jdm.json")));
      const decision = new ZenEngine().createDecision(content);
      return { read: JSON.parse, decide: async (it) => (await decision.evaluate(it)).result.disposition };
    },
  },
};
