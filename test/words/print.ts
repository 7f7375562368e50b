// npm run words -- [FOLDER ...]: the retired words in these folders, each with what stands in its place.
import { findUses } from './read-words.ts';

const folders = process.argv.slice(2);
const uses = findUses((file) => folders.length === 0 || folders.some((folder) => file.startsWith(folder)));
for (const { file, line, word, row } of uses) console.log(`${file}:${line}: ${word} -> ${row.instead}`);
console.log(`${uses.length} in ${new Set(uses.map(({ file }) => file)).size} files`);
