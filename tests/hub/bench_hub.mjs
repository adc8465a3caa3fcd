// One measured step against a server: node bench_hub.mjs fill|pull|push|feed URL DOCUMENTS FOLDER [BATCH].
// Prints seconds. Documents of about 560 bytes, as a device of an inventory.
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const require = createRequire(process.env.HZ_NODE_MODULES + '/');
const PouchDB = require('pouchdb');
const [step, url, documents, folder, batch = 500] = process.argv.slice(2);
const count = Number(documents);
const there = new PouchDB(url + '/bench');
const here = new PouchDB(folder + '/' + step);
const target = new PouchDB(url + '/pushed-' + basename(folder));

const device = (n) => ({
    _id: 'device:' + String(n).padStart(8, '0'),
    type: 'device',
    schema: 1,
    school: 'school:2162' + String(n % 1193).padStart(6, '0'),
    room: 'room:' + (n % 977),
    kind: ['desktop', 'laptop', 'board', 'projector'][n % 4],
    maker: '联想（北京）有限公司',
    model: '启天 M4' + (n % 90) + '0',
    serial: 'SN' + n * 7919,
    bought: '20' + (10 + (n % 15)) + '-09-01',
    price: 389900 + n,
    cpu: 'Intel Core i5-10400 @ 2.90GHz',
    memory: 8192,
    disk: 512,
    note: '教师办公室 '.repeat(8),
});

async function fill(db) {
    for (let at = 0; at < count; at += 1000)
        await db.bulkDocs([...Array(Math.min(1000, count - at)).keys()].map((n) => device(at + n)));
}

const steps = {
    fill: { run: () => fill(there) },
    pull: { run: () => here.replicate.from(there, { batch_size: Number(batch), batches_limit: 10 }) },
    push: { prepare: () => fill(here), run: () => here.replicate.to(target, { batch_size: Number(batch), batches_limit: 10 }) },
    feed: { run: () => fetch(url + '/bench/_changes?style=all_docs').then((answer) => answer.text()) },
    list: { run: () => fetch(url + '/bench/_all_docs?include_docs=true').then((answer) => answer.text()) },
};
await there.info();
await steps[step].prepare?.();
const begun = performance.now();
await steps[step].run();
console.log((performance.now() - begun) / 1000);
process.exit(0);
