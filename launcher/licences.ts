// npm run licences: the licence of every npm package in the production image; ends with 1 when one may not be
// redistributed. With --notice, the texts that have to be distributed with the image, as one file on the output: npm
// run -s licences -- --notice > NOTICE.txt
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { productionPackages, textsOf } from './licences/packages.ts';
import { decisionOn, objection } from './licences/policy.ts';

const root = join(import.meta.dirname, '..');

function notice(): string {
  const groups = Map.groupBy(productionPackages(root), (each) => textsOf(root, each).join('\n\n'));
  const parts = [...groups].map(([text, packages]) => {
    const names = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${names.join('\n')}\n\n${text === '' ? 'These packages come without a text of their licence.' : text}`;
  });
  return ['Konstruct contains the following npm packages, under the licences that follow each.', ...parts].join(
    `\n\n${'-'.repeat(80)}\n\n`,
  );
}

try {
  const { values } = parseArgs({ options: { notice: { type: 'boolean', default: false } } });
  const packages = productionPackages(root);
  const objections = packages.flatMap((each) => {
    const why = objection(each);
    return why === null
      ? []
      : [
          `${each.name} ${each.version}: ${why}. Take another package, or decide on it in docs/decisions and name it in launcher/licences/policy.ts.`,
        ];
  });
  if (objections.length > 0) throw new Error(objections.join('\n'));
  if (values.notice) console.log(notice());
  else
    for (const each of packages)
      console.log([each.name, each.version, each.licence, decisionOn(each) ?? []].flat().join('\t'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
