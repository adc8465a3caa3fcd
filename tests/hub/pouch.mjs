// PouchDB against a hub that runs: node pouch.mjs SCENARIO URL FOLDER. Each scenario checks what it
// claims and ends with an error if it does not hold.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { once } from 'node:events';

const require = createRequire(process.env.HZ_NODE_MODULES + '/');
const PouchDB = require('pouchdb');
const [scenario, url, folder] = process.argv.slice(2);
const Local = PouchDB.defaults({ prefix: folder + '/' });

let count = 0;
const local = () => new Local('l' + ++count);
const remote = (name = scenario.toLowerCase() + ++count) => new PouchDB(url + '/' + name);
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const md5 = (bytes) => 'md5-' + createHash('md5').update(bytes).digest('base64');

// Everything a database holds: all leaves of all documents, with the bytes of their attachments.
async function picture(db) {
    const found = {};
    const changes = await db.changes({ style: 'all_docs', since: 0 });
    for (const change of changes.results) {
        const leaves = {};
        for (const { rev } of change.changes) {
            const doc = await db.get(change.id, { rev, revs: true, attachments: true });
            for (const name of Object.keys(doc._attachments ?? {})) delete doc._attachments[name].revpos;
            leaves[rev] = doc;
        }
        found[change.id] = leaves;
    }
    return found;
}

async function replicated(from, to, options = {}) {
    const done = await from.replicate.to(to, options);
    assert.equal(done.ok, true);
    assert.equal(done.doc_write_failures, 0);
    assert.deepEqual(done.errors, []);
    return done;
}

const scenarios = {
    async documentsGoUpAndComeDown() {
        const here = local(), there = remote(), elsewhere = local();
        await here.bulkDocs([...Array(300).keys()].map((n) => ({ _id: 'note:' + n, n, title: '河州 “' + n + '”\n😀' })));
        assert.equal((await replicated(here, there)).docs_written, 300);
        assert.equal((await replicated(there, elsewhere)).docs_written, 300);
        assert.deepEqual(await picture(elsewhere), await picture(here));
        assert.deepEqual(await picture(there), await picture(here));
        assert.equal((await there.info()).doc_count, 300);
        // What is there already is not sent again.
        assert.equal((await here.replicate.to(there)).docs_read, 0);
        assert.equal((await there.replicate.to(elsewhere)).docs_read, 0);
    },

    async replicationGoesOnFromItsCheckpoint() {
        const here = local(), there = remote();
        await here.put({ _id: 'a' });
        await replicated(here, there);
        await here.put({ _id: 'b' });
        const done = await replicated(here, there);
        assert.equal(done.docs_read, 1);
    },

    async attachmentsKeepTheirBytes() {
        const here = local(), there = remote(), elsewhere = local();
        const bytes = randomBytes(300_000);
        await here.put({
            _id: 'page',
            _attachments: {
                'ink/1': { content_type: 'application/octet-stream', data: base64(bytes) },
                '图 1; "a".txt': { content_type: 'text/plain', data: base64('你好') },
                empty: { content_type: 'text/plain', data: '' },
            },
        });
        await replicated(here, there);
        await replicated(there, elsewhere);
        assert.deepEqual(await picture(elsewhere), await picture(here));
        assert.ok(bytes.equals(await there.getAttachment('page', 'ink/1')));
        assert.equal((await there.get('page'))._attachments['ink/1'].digest, md5(bytes));
        // An edit that keeps them by name alone.
        const doc = await there.get('page');
        doc.title = 'edited';
        await there.put(doc);
        await there.putAttachment('page', 'more', (await there.get('page'))._rev, Buffer.from('more'), 'text/plain');
        await there.removeAttachment('page', 'empty', (await there.get('page'))._rev);
        await replicated(there, here);
        assert.ok(bytes.equals(await here.getAttachment('page', 'ink/1')));
        assert.deepEqual(Object.keys((await here.get('page'))._attachments).sort(), ['ink/1', 'more', '图 1; "a".txt'].sort());
    },

    async conflictsAreKeptOnAllSides() {
        const one = local(), two = local(), there = remote();
        await one.put({ _id: 'lesson', title: 'first' });
        await replicated(one, there);
        await replicated(there, two);
        await one.put({ ...(await one.get('lesson')), title: 'one' });
        await two.put({ ...(await two.get('lesson')), title: 'two' });
        await replicated(one, there);
        await replicated(two, there);
        await replicated(there, one);
        await replicated(there, two);
        assert.deepEqual(await picture(one), await picture(two));
        assert.deepEqual(await picture(there), await picture(two));
        const doc = await there.get('lesson', { conflicts: true });
        assert.equal(doc._conflicts.length, 1);
        assert.equal(doc._rev, (await one.get('lesson'))._rev);
        // Resolved on the hub, resolved everywhere.
        await there.remove('lesson', doc._conflicts[0]);
        await replicated(there, one);
        assert.equal((await one.get('lesson', { conflicts: true }))._conflicts, undefined);
        const open = await there.get('lesson', { open_revs: 'all' });
        assert.equal(open.length, 2);
        assert.equal(open.filter((leaf) => leaf.ok._deleted).length, 1);
    },

    async deletionsAndReturnsTravel() {
        const here = local(), there = remote(), elsewhere = local();
        const { rev } = await here.put({ _id: 'a', n: 1 });
        await here.put({ _id: 'b' });
        await replicated(here, there);
        await replicated(there, elsewhere);
        await there.remove('a', rev);
        await assert.rejects(there.get('a'), { status: 404, reason: 'deleted' });
        await replicated(there, elsewhere);
        await assert.rejects(elsewhere.get('a'), { status: 404 });
        await elsewhere.put({ _id: 'a', n: 2 });
        await replicated(elsewhere, there);
        assert.equal((await there.get('a')).n, 2);
        await replicated(there, here);
        assert.deepEqual(await picture(here), await picture(there));
        const info = await there.info();
        assert.equal(info.doc_count, 2);
        assert.equal(info.doc_del_count, 0);
    },

    async liveReplicationFollowsBothWays() {
        const one = local(), two = local(), there = remote();
        const syncs = [one, two].map((db) => db.sync(there, { live: true, retry: true, heartbeat: 1000 }));
        const arrives = (db, id) =>
            new Promise((resolve, reject) => {
                const feed = db.changes({ live: true, since: 0 });
                feed.on('change', (change) => {
                    if (change.id === id) {
                        feed.cancel();
                        resolve(change);
                    }
                });
                feed.on('error', reject);
            });
        for (let round = 0; round < 5; ++round) {
            const there1 = arrives(two, 'one:' + round), there2 = arrives(one, 'two:' + round);
            await one.put({ _id: 'one:' + round });
            await two.put({ _id: 'two:' + round });
            await Promise.all([there1, there2]);
        }
        for (const sync of syncs) {
            sync.cancel();
            await once(sync, 'complete');
        }
    },

    async changesCanBeChosen() {
        const there = remote(), byName = local(), bySelector = local();
        await there.bulkDocs([
            { _id: 'device:1', type: 'device', year: 2019 },
            { _id: 'device:2', type: 'device', year: 2024 },
            { _id: 'room:1', type: 'room' },
        ]);
        await replicated(there, byName, { doc_ids: ['device:2', 'nobody'] });
        assert.deepEqual((await byName.allDocs()).rows.map((row) => row.id), ['device:2']);
        await replicated(there, bySelector, { selector: { type: 'device', year: { $lt: 2020 } } });
        assert.deepEqual((await bySelector.allDocs()).rows.map((row) => row.id), ['device:1']);
    },

    async listsAreAsPouchDBsOwn() {
        const here = local(), there = remote();
        const docs = ['a', 'b', 'c', 'd', 'ä'].map((id) => ({ _id: id, v: id }));
        await here.bulkDocs(docs);
        await replicated(here, there);
        const gone = await here.get('c');
        await here.remove(gone);
        await replicated(here, there);
        const asked = [
            {},
            { include_docs: true },
            { startkey: 'b' },
            { startkey: 'b', endkey: 'd' },
            { startkey: 'b', endkey: 'd', inclusive_end: false },
            { startkey: 'd', endkey: 'b', descending: true },
            { descending: true, limit: 2, skip: 1 },
            { keys: ['d', 'nobody', 'c', 'a'], include_docs: true },
            { key: 'a' },
            { key: 'c' },
            { limit: 0 },
        ];
        for (const options of asked) {
            const expected = await here.allDocs(options), found = await there.allDocs(options);
            assert.deepEqual(found.rows, expected.rows, JSON.stringify(options));
            assert.equal(found.total_rows, expected.total_rows);
        }
    },

    async editsAreRefusedAsByCouchDB() {
        const there = remote();
        const { rev } = await there.put({ _id: 'a', n: 1 });
        await assert.rejects(there.put({ _id: 'a', n: 2 }), { status: 409, name: 'conflict' });
        await assert.rejects(there.put({ _id: 'a', _rev: '1-' + '0'.repeat(32) }), { status: 409 });
        await there.put({ _id: 'a', _rev: rev, n: 2 });
        await assert.rejects(there.put({ _id: 'a', _rev: rev, n: 3 }), { status: 409 });
        await assert.rejects(there.get('nobody'), { status: 404, reason: 'missing' });
        const rows = await there.bulkDocs([{ _id: 'a', n: 4 }, { _id: 'b' }]);
        assert.equal(rows[0].status, 409);
        assert.equal(rows[1].ok, true);
        assert.equal((await there.get('a', { rev })).n, 1);
        assert.equal((await there.get('a', { revs_info: true }))._revs_info.length, 2);
    },

    async manyDocumentsWithAttachmentsInBothDirections() {
        const here = local(), there = remote(), elsewhere = local();
        for (let batch = 0; batch < 4; ++batch)
            await here.bulkDocs(
                [...Array(50).keys()].map((n) => ({
                    _id: `p:${batch}:${n}`,
                    _attachments: { ink: { content_type: 'application/octet-stream', data: base64(randomBytes(4096)) } },
                })),
            );
        await replicated(here, there, { batch_size: 500 });
        await replicated(there, elsewhere, { batch_size: 37 });
        assert.deepEqual(await picture(elsewhere), await picture(here));
    },

    async aDroppedDatabaseIsGone() {
        const there = remote('dropped');
        await there.put({ _id: 'a' });
        const feed = there.changes({ live: true, since: 'now', heartbeat: 1000 });
        const ended = Promise.race([once(feed, 'error'), once(feed, 'complete')]).catch(() => {});
        await new PouchDB(url + '/dropped', { skip_setup: true }).destroy();
        feed.cancel();
        await ended;
        await assert.rejects(new PouchDB(url + '/dropped', { skip_setup: true }).get('a'), { status: 404 });
        const again = remote('dropped');
        assert.equal((await again.info()).doc_count, 0);
    },
};

if (scenario === 'names') console.log(JSON.stringify(Object.keys(scenarios)));
else await scenarios[scenario]();
process.exit(0);
