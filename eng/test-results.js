// Reads what the test projects reported and says it in the end:
//   node eng/test-results.js FOLDER FAILED-STEPS
// FOLDER holds .trx files. A test that did not run counts as failed, and so does each step that failed without a test to name.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, failedSteps] = process.argv.slice(2);
const results = readdirSync(folder).filter(name => name.endsWith('.trx')).flatMap(name => resultsOf(join(folder, name)));
const faults = results.filter(result => result.outcome !== 'Passed');
for (const { name, outcome, message, place } of faults) {
  console.log(`\n${outcome === 'Failed' ? 'FAILED' : 'DID NOT RUN'} ${name}`);
  console.log([message, place].join('\n').trim().replace(/^/gm, '    '));
}

const passed = results.length - faults.length;
const failed = faults.length + Number(failedSteps);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);

function resultsOf(path) {
  const report = readFileSync(path, 'utf8');
  return [...report.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map(([, attributes, body = '']) => ({
    name: text(attributes.match(/\btestName="([^"]*)"/)[1]),
    outcome: attributes.match(/\boutcome="([^"]*)"/)[1],
    message: text(body.match(/<Message>([\s\S]*?)<\/Message>/)?.[1] ?? ''),
    place: text(body.match(/<StackTrace>([\s\S]*?)<\/StackTrace>/)?.[1] ?? '').split('\n').filter(line => line.includes(':line ')).join('\n'),
  }));
}

function text(xml) {
  return xml
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]);
}
