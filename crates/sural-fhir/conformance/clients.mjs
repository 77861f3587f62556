// Clients that others wrote, led through a running Sural: `node clients.mjs BASE KEY FOLDER`.
// fhir-kit-client and SMART's fhirclient read what there is, search, are led through the interview by `$next-question`
// for each case of FOLDER/cases.json, and `$apply` the plan; what comes back is left in FOLDER for the judge.

import { strict as assert } from 'node:assert';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'fhir-kit-client';
import smart from 'fhirclient';

const [base, key, folder] = process.argv.slice(2);
const kit = new Client({ baseUrl: base, bearerToken: key });
// As a SMART app has it once it is launched, without the launch.
const launched = { serverUrl: base, tokenResponse: { access_token: key, token_type: 'bearer' } };
const fhirclient = smart({ headers: { host: 'localhost' }, url: '/' }, {}, {}).client(launched);

/** The same four things by each client. */
const CLIENTS = {
  'fhir-kit-client': {
    metadata: () => kit.capabilityStatement(),
    search: (resourceType, searchParams) => kit.search({ resourceType, searchParams }),
    next: (input) => kit.operation({ name: 'next-question', resourceType: 'Questionnaire', method: 'POST', input }),
    apply: (id, input) => kit.operation({ name: 'apply', resourceType: 'PlanDefinition', id, method: 'POST', input }),
  },
  fhirclient: {
    metadata: () => fhirclient.request('metadata'),
    search: (kind, parameters) => fhirclient.request(`${kind}?${new URLSearchParams(parameters)}`),
    next: (input) => send('Questionnaire/$next-question', input),
    apply: (id, input) => send(`PlanDefinition/${id}/$apply`, input),
  },
};
function send(url, input) {
  const headers = { 'content-type': 'application/fhir+json' };
  return fhirclient.request({ url, method: 'POST', headers, body: JSON.stringify(input) });
}

/** The questions of a form, without what only says that a number is not known. */
function* questions(items) {
  for (const item of items ?? []) {
    if (!['group', 'display'].includes(item.type) && !item.linkId.endsWith('.unknown')) yield item;
    yield* questions(item.item);
  }
}

/** What the case does not say is not sure; of a number that is said beside it. */
function answered({ linkId, answerOption }, answers) {
  for (const id of [linkId, `${linkId}.unknown`]) {
    if (answers[id]) return { linkId: id, answer: answers[id] };
  }
  const unsure = answerOption?.find((it) => it.valueCoding.code === 'not_sure');
  assert(unsure, `${linkId} wants an answer that the case does not have`);
  return { linkId, answer: [{ valueCoding: unsure.valueCoding }] };
}

async function interview(client, form, { answers }) {
  const { id, version, url, title, status, extension, subjectType } = form;
  const contained = { resourceType: 'Questionnaire', id, version, title, status, extension, subjectType, derivedFrom: [`${url}|${version}`] };
  let response = {
    resourceType: 'QuestionnaireResponse', contained: [contained], questionnaire: `#${id}`, status: 'in-progress',
    subject: { reference: 'Patient/1' }, authored: new Date().toISOString(),
  };
  for (let pages = 0; ; pages += 1) {
    assert(pages < 60, 'the interview does not end');
    const parameter = [{ name: 'questionnaire-response', resource: response }];
    // The response by itself is as good as within parameters.
    response = await client.next(pages % 2 ? response : { resourceType: 'Parameters', parameter });
    if (response.status === 'completed') return response;
    const known = new Set(response.item?.map((it) => it.linkId.replace(/\.unknown$/, '')));
    const open = [...questions(response.contained[0].item)].filter((it) => !known.has(it.linkId));
    assert(open.length > 0, 'a page asks nothing');
    const said = open.map((it) => answered(it, answers));
    response.item = [...(response.item ?? []), ...said];
  }
}

/** The whole content takes a while to be compiled. */
async function ready() {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/fhir+json' };
  const body = JSON.stringify({ resourceType: 'QuestionnaireResponse' });
  const asked = await fetch(`${base}/QuestionnaireResponse/$evaluate`, { method: 'POST', headers, body });
  if (asked.status === 503) await ready();
}
await ready();

const keep = (name, resource) => fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(resource));
const cases = JSON.parse(fs.readFileSync(path.join(folder, 'cases.json'), 'utf8'));
fs.unlinkSync(path.join(folder, 'cases.json'));
for (const [name, client] of Object.entries(CLIENTS)) {
  const metadata = await client.metadata();
  assert.equal(metadata.fhirVersion, '4.0.1');
  const kinds = metadata.rest[0].resource.map((it) => it.type);
  assert(kinds.includes('Questionnaire') && kinds.includes('PlanDefinition'));
  keep(`${name}-metadata`, metadata);
  const all = await client.search('Questionnaire', { _count: '3' });
  assert.equal(all.entry.length, 3);
  const found = await client.search('Questionnaire', { 'name:contains': 'interview', status: 'active' });
  assert.equal(found.total, 1);
  keep(`${name}-search`, found);
  const plans = await client.search('PlanDefinition', { 'name:contains': 'triage' });
  assert.equal(plans.total, 1);
  for (const one of cases) {
    const response = await interview(client, found.entry[0].resource, one);
    const advice = response.contained[0].item.at(-1);
    assert.equal(advice.text, one.advice, one.name);
    const plan = await client.apply(plans.entry[0].resource.id, {
      resourceType: 'Parameters',
      parameter: [{ name: 'subject', valueString: 'Patient/1' }, { name: 'data', resource: response }],
    });
    assert.equal(plan.title, one.plan, one.name);
    keep(`${name}-${one.name}-response`, response);
    keep(`${name}-${one.name}-plan`, plan);
  }
  const refused = await client.next({ resourceType: 'Patient' }).catch((error) => error);
  assert(refused instanceof Error, 'a fault is told as one');
  console.log(`${name}: ${cases.length} interviews led to their end`);
}
