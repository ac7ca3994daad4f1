// The gateway itself: what it refuses, and what becomes of errors that PostgreSQL raises.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { gateway, post } from './setting.mjs';

export function gateways(endpoint) {
    const query = '{ __typename }';

    describe('gateway', () => {
        it('answers', async () => {
            const response = await fetch(`${endpoint}?operation=x`, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' },
                body: JSON.stringify({ query }) });
            assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
            assert.deepEqual([response.status, await response.json()], [200, { data: { __typename: 'Query' } }]);
        });
        it('405 to a GET', async () => {
            const response = await fetch(`${endpoint}?query=${encodeURIComponent(query)}`);
            assert.deepEqual([response.status, response.headers.get('allow'), (await response.json()).errors.length], [405, 'POST', 1]);
        });
        it('404 elsewhere', async () => assert.equal((await post(endpoint.replace('/api', ''), { query })).status, 404));
        it('415 to what a form could send', async () => {
            for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
                assert.equal((await post(endpoint, { query }, { 'content-type': type })).status, 415);
        });
        it('400 to what is no JSON', async () => {
            for (const body of ['', '{', '{"query": "\\u0000"}', '{"query": "\\ud800"}', '['.repeat(100_000)]) {
                const { status, errors } = await post(endpoint, body);
                assert.equal(status, 400, body.slice(0, 20));
                assert.match(errors[0].extensions.code, /^(22|54)/);
            }
        });
        it('413 to what is too large', async () => assert.equal((await post(endpoint, ' '.repeat(10_000_001))).status, 413));
        it('survives a client that hangs up', async () => {
            await new Promise((resolve) => {
                const half = request(endpoint, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 1000 } });
                half.on('error', resolve);
                half.write('{"query"', () => half.destroy(new Error('gone')));
            });
            assert.equal((await post(endpoint, { query })).status, 200);
        });
        it('500 to an error that PostgreSQL raises', async () => {
            const { status, errors } = await post(await gateway('template1'), { query });
            assert.deepEqual([status, errors[0].extensions.code], [500, '3F000']);
        });
        it('500 without a server', async () => {
            const { status, errors } = await post(await gateway('blog', { PGHOST: '/nowhere' }), { query });
            assert.deepEqual([status, errors[0].extensions.code], [500, 'ENOENT']);
        });
    });
}
