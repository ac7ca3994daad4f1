// GraphQL over HTTP: POST /api/graphql with {"query", "variables", "operationName"}. PGHOST, PGDATABASE, PGUSER and their
// like say where the database is and as whom to connect, HOST and PORT where to listen. Only application/json is read,
// which no foreign page can make a browser send without asking first. "Authorization: Session …" goes on with a session.
import { createServer } from 'node:http';
import pg from 'pg';

const longest = 10_000_000; // bytes of a request
const lost = (error) => console.error(error.message); // a connection; the next request makes another
const pool = new pg.Pool({ max: 20, statement_timeout: 30_000, idleTimeoutMillis: 600_000 })
    .on('error', lost).on('connect', (client) => client.on('error', lost));
const failure = (message, code) => JSON.stringify({ errors: [{ message, extensions: { code } }] });

// PostgreSQL reads the body, so that numbers keep their digits, and the answer passes through as text. One statement is one
// transaction; where others got in its way, it is tried again, and where the token is none any more, as nobody.
const text = `WITH answer AS (SELECT model.graphql(body ->> 'query', NULLIF(body -> 'variables', 'null'), body ->> 'operationName')::text
    AS json FROM (SELECT CASE WHEN $2 > '' THEN model.use_session($2) END) AS session, CAST($1 AS jsonb) AS body)
    SELECT json, json_strip_nulls(json_build_object('x-set-authorization', 'Session ' || model.issued_token())) FROM answer`;
async function execute(values, attempts = 5) {
    const client = await pool.connect();
    const result = await client.query({ text, values, rowMode: 'array' }).catch((error) => error).finally(() => client.release());
    if (result.code === '28000' && values[1]) return execute([values[0], null], attempts);
    if (['40001', '40P01'].includes(result.code) && attempts > 1) return execute(values, attempts - 1);
    return result instanceof Error ? Promise.reject(result) : [200, ...result.rows[0]];
}

async function answer(request) {
    if (request.url.split('?')[0] !== '/api/graphql') return [404, failure('there is only /api/graphql')];
    if (request.method !== 'POST') return [405, failure('a request is sent by POST')];
    if (!/^application\/json\b/i.test(request.headers['content-type'])) return [415, failure('a request is application/json')];
    let [chunks, bytes, token] = [[], 0, /^Session (\S+)$/i.exec(request.headers.authorization)?.[1]];
    for await (const chunk of request) if ((bytes += chunk.length) <= longest) chunks.push(chunk);
    return bytes > longest ? [413, failure(`a request has at most ${longest} bytes`)] : execute([Buffer.concat(chunks).toString(), token]);
}

createServer(async (request, response) => {
    const [status, body, headers] = await answer(request).catch(({ message, code = '' }) => // 22, 54: of what was sent
        [/^(22|54)/.test(code) ? 400 : 500, failure(message, code)]);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', allow: 'POST', ...headers }).end(body);
}).listen(process.env.PORT ?? 8080, process.env.HOST ?? '127.0.0.1', function () { console.log(this.address()); });
