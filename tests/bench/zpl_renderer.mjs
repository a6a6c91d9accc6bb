// How long npm's zpl-renderer-js takes to draw a ZPL program: the median of many times, in milliseconds, without its start.
//
//     node tests/bench/zpl_renderer.mjs MODULES FILE TIMES

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, file, times] = process.argv.slice(2);
const { api } = await createRequire(path.join(path.resolve(modules), 'bench.js'))('zpl-renderer-js').ready;
const program = fs.readFileSync(file, 'utf8');
const taken = [];
for (let time = 0; time <= Number(times); time++) {
    const began = performance.now();
    await api.zplToBase64Async(program, 812 / 8, 1218 / 8, 8);
    taken.push(performance.now() - began);
}
// As everywhere here, the first pass fills caches.
taken.shift();
taken.sort((one, other) => one - other);
console.log(taken[Math.floor(taken.length / 2)]);
process.exit(0);
