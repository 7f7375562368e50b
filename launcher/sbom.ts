// npm run sbom: the bill of materials of the production image's npm packages, in CycloneDX 1.5, on the output: npm run
// -s sbom > sbom.json `npm sbom --omit=dev` omits packages that have an optional peer among the development ones, such
// as stripe.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProductionPackage, productionPackages } from './licences/packages.ts';

const root = join(import.meta.dirname, '..');

/** https://cyclonedx.org/docs/1.5/json/#components */
function component({ name, version, licence, integrity }: ProductionPackage) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [algorithm = '', digest = ''] = integrity.split('-');
  const alg = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' }[algorithm];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: [/ (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } }],
    ...(alg && { hashes: [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }] }),
  };
}

const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  string
>;
const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: { component: { type: 'application', name, version, licenses: [{ license: { id: license } }] } },
  components: productionPackages(root).map(component),
};
console.log(JSON.stringify(bill, null, 2));
