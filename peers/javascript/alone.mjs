// What one engine says of one case, as a process of its own: `alone.mjs ENGINE FORMS CASE`.
import { readFileSync } from "node:fs";
import { engines } from "./engines.mjs";

const [name, forms, file] = process.argv.slice(2);
const { read, decide } = await engines[name].load(forms);
const disposition = await decide(read(readFileSync(file, "utf8")));
console.log(JSON.stringify({ disposition }));
