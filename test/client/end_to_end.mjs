// The JavaScript client against the gateway against a server: node end_to_end.mjs, in the cluster that inside.sh prepares.
import { client, connect, gateway, sql } from './end_to_end/setting.mjs';
import { actions } from './end_to_end/actions.test.mjs';
import { documents, overHttp } from './end_to_end/documents.test.mjs';
import { gateways } from './end_to_end/gateway.test.mjs';
import { hostile } from './end_to_end/hostile.test.mjs';
import { internal } from './end_to_end/internal.test.mjs';
import { paging } from './end_to_end/paging.test.mjs';
import { reading } from './end_to_end/reading.test.mjs';
import { sessions } from './end_to_end/sessions.test.mjs';

const endpoints = { blog: await gateway('blog'), things: await gateway('everything') };
const blogSql = sql('blog');
const modes = ['server', 'browser'].map((mode) => [mode, {
    blog: client(connect(endpoints.blog, mode === 'browser')), things: client(connect(endpoints.things, mode === 'browser')), blogSql }]);

// What reads comes first: it knows which records there are.
for (const suite of [reading, paging, documents, actions, internal]) for (const [mode, setting] of modes) suite(mode, setting);
overHttp(endpoints.blog, modes[0][1]);
gateways(endpoints.blog);
hostile(endpoints.blog, blogSql);
sessions(await gateway('accounts', { PGUSER: 'web' }), sql('accounts'));
