-- Values that are encrypted with a key outside of the database: the file of keys, what actions write, what nobody is
-- shown, and new keys.
SET client_min_messages = warning;
CREATE SCHEMA sealed;
SET search_path = sealed, public;

CREATE FUNCTION key_file() RETURNS text LANGUAGE sql AS $$ SELECT current_setting('data_directory') || '.keys' $$;
-- Each as a file of its own, as an editor leaves it.
CREATE FUNCTION write_keys(lines text[], mode text DEFAULT '600') RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    EXECUTE format('COPY (SELECT unnest(%L::text[])) TO PROGRAM %L', lines,
                   format('umask 077; rm -f "%1$s"; cat >"%1$s"; chmod %2$s "%1$s"', key_file(), mode));
END $$;
-- A value as an action's result tells it, without what differs from run to run.
CREATE FUNCTION told(result json) RETURNS text LANGUAGE sql AS $$ SELECT regexp_replace($1::text, '"(created|updated)At":"[^"]*"', '"\1At":"..."', 'g') $$;

SELECT model.define($$ {
    "customer": {"table": "sealed.customer", "fields": {
        "name": {"type": "string", "required": true, "unique": true},
        "token": {"type": "encryptedString"},
        "cards": {"type": "hasMany", "model": "card", "inverse": "customer"}}},
    "card": {"table": "sealed.card", "fields": {
        "number": {"type": "encryptedString", "required": true}, "code": {"type": "encryptedString"},
        "customer": {"type": "belongsTo", "model": "customer"}}}} $$);
\d card

-- Without a key nothing is encrypted; what needs none goes on.
SHOW model_api.encryption_key_file;
SELECT model.create('customer', '{"name": "Ada", "token": "the token"}');
SELECT model.create('customer', '{"name": "Ada"}', '{"id": true}');
SELECT model.update('customer', 1, '{"token": null}', '{"id": true}');
SELECT model.encrypt('the token');
SELECT model.decrypt('\x00');
SELECT model.decrypt(NULL), model.encrypt(NULL);
CALL model.rotate_encryption('customer');

-- The file.
SET model_api.encryption_key_file = 'keys';
SELECT set_config('model_api.encryption_key_file', key_file(), false) IS NOT NULL AS set;
SELECT model.encrypt('the token');
SELECT write_keys('{}');
SELECT model.encrypt('the token');
SELECT write_keys('{a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}', '640');
SELECT model.encrypt('the token');
SELECT write_keys('{a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}', '602');
SELECT model.encrypt('the token');
SELECT write_keys('{"# the key of the year",2026 AAAAAAAAAAAAAAAAAAAA}');
SELECT model.encrypt('the token');
SELECT write_keys('{AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}');
SELECT model.encrypt('the token');
SELECT write_keys(array_agg(text '# a long file')) FROM generate_series(1, 10000);
SELECT model.encrypt('the token');
SELECT set_config('model_api.encryption_key_file', current_setting('data_directory'), false) IS NOT NULL AS set;
SELECT model.encrypt('the token');
SELECT set_config('model_api.encryption_key_file', key_file(), false) IS NOT NULL AS set;
SELECT write_keys('{"",# first,a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}', '400');
SELECT model.decrypt(model.encrypt('the token')), model.decrypt(model.encrypt('')), model.decrypt(model.encrypt('Grüße 🔑'));
SELECT substr(model.encrypt('x'), 1, 3), length(model.encrypt('x')), model.encrypt('x') <> model.encrypt('x') AS otherwise;

-- Every way to write. The result shows nothing of it.
SELECT told(model.create('customer', '{"name": "Grace", "token": "token-2"}'));
SELECT told(model.update('customer', 1, '{"token": "token-1"}'));
SELECT told(model.upsert('customer', '{"name": "Ada", "token": "token-1 again"}', '{name}', '{"id": true}'));
SELECT told(model.upsert('customer', '{"name": "Edith", "token": "token-3"}', '{name}', '{"id": true}'));
SELECT told(model.bulk_create('customer', '[{"name": "Joan", "token": "token-4"}, {"name": "Jean", "token": ""}, {"name": "Kay", "token": null}]', '{"name": true}'));
SELECT told(model.bulk_update('customer', '[{"id": 2, "token": "token-2 again"}, {"id": 3, "token": null}]', '{"name": true}'));
SELECT told(model.update('customer', 1, '{"cards": [{"create": {"number": "1234", "code": "99"}}, {"create": {"number": "5678"}}]}', '{"name": true}'));
SELECT told(model.act('customer', 'update', '{"id": "4", "customer": {"token": "token-4 again"}}', '{"name": true}'));
SELECT name, model.decrypt(token) FROM customer ORDER BY id;
SELECT model.decrypt(number), model.decrypt(code), customer_id FROM card ORDER BY id;
SELECT count(*) AS "plain texts" FROM customer WHERE encode(token, 'escape') LIKE '%token-%';

-- What is wrong with a value is told, the value is not.
SELECT model.create('card', '{"code": "my code"}');
SELECT model.create('card', '{"number": null, "code": "my code"}');
SELECT model.create('card', '{"number": 1234, "code": ["my code"]}');
SELECT model.update('card', 1, '{"code": {"set": "my code"}}');
SELECT model.create('customer', '{"name": "Ada", "token": "my token"}');
SELECT model.create('customer', '{"name": "Ada", "token": "my token", "cards": [{"create": {"code": "my code"}}]}');
ALTER TABLE customer ADD CONSTRAINT two_things CHECK (name <> 'Bad' OR token IS NULL);
SELECT model.create('customer', '{"name": "Bad", "token": "my token"}');
SELECT model.bulk_create('customer', '[{"name": "Bad", "token": "my token"}, {"name": "Good", "token": "my token"}]', '{"name": true}');

-- Nobody selects, filters, sorts or searches by it.
SELECT model.find_first('customer', '{"name": {"equals": "Ada"}}', selection => '{"token": true}');
SELECT model.find_first('customer', '{"token": {"isSet": true}}');
SELECT model.find_first('customer', sort => '{"token": "Ascending"}');
SELECT model.find_first('customer', search => 'token-4', selection => '{"name": true}');
SELECT model.find_first('customer', search => 'Joan', search_fields => '{"token": true}');
SELECT model.find_by('customer', 'token', 'token-1');
SELECT model.upsert('customer', '{"token": "token-1"}', '{token}');
SELECT told(model.find_first('customer', '{"name": {"equals": "Ada"}}'));
SELECT model.update('customer', 1, '{"_atomics": {"token": {"increment": 1}}}');
SELECT model.define('{"vault": {"table": "sealed.vault", "fields": {"secret": {"type": "encryptedString", "unique": true}}}}');
SELECT model.define('{"vault": {"table": "sealed.vault", "fields": {"secret": {"type": "encryptedString", "sqlType": "text"}}}}');

-- Hooks have the column as it is, and no plain text among their params.
CREATE FUNCTION sealing(record customer, params jsonb) RETURNS customer LANGUAGE plpgsql AS $$ BEGIN
    RAISE WARNING 'params: %, kept: %', params, model.decrypt(record.token);
    record.token := model.encrypt(model.decrypt(record.token) || ', sealed');
    RETURN record;
END $$;
SELECT model.define($$ {
    "customer": {"table": "sealed.customer", "fields": {
        "name": {"type": "string", "required": true, "unique": true},
        "token": {"type": "encryptedString"},
        "cards": {"type": "hasMany", "model": "card", "inverse": "customer"}},
      "actions": {"create": {"run": "sealed.sealing"}, "update": {}, "delete": {}}}} $$);
SELECT model.create('customer', '{"name": "Hook", "token": "token-9"}', '{"name": true}');
SELECT model.decrypt(token) FROM customer WHERE name = 'Hook';

-- A field that was plain text, and becomes it again.
SELECT model.define('{"letter": {"table": "sealed.letter", "fields": {"body": {"type": "string", "required": true}}}}');
INSERT INTO letter (body) VALUES ('a letter'), ('');
SELECT model.define('{"letter": {"table": "sealed.letter", "fields": {"body": {"type": "encryptedString", "required": true}}}}');
SELECT model.define('{"letter": {"table": "sealed.letter", "fields": {"body": {"type": "encryptedString", "required": true}}}}', true);
SELECT model.decrypt(body), body <> 'a letter'::bytea AS encrypted FROM letter ORDER BY id;
SELECT model.define('{"letter": {"table": "sealed.letter", "fields": {"body": {"type": "richText", "required": true}}}}', true);
SELECT body FROM letter ORDER BY id;

-- A new key comes first. Values of the old one can be read until it is taken away.
SELECT write_keys('{b ERERERERERERERERERERERERERERERERERERERERERE=,a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}');
SELECT model.decrypt(number) FROM card ORDER BY id;
SELECT told(model.update('card', 2, '{"code": "11"}', '{"id": true}'));
SELECT id, substr(number, 3, 1) AS number, substr(code, 3, 1) AS code FROM card ORDER BY id;
CREATE TABLE before AS SELECT id, updated_at, number FROM card;
CALL model.rotate_encryption('card');
CALL model.rotate_encryption('card');
SELECT id, substr(number, 3, 1) AS number, substr(code, 3, 1) AS code, model.decrypt(number), model.decrypt(code) FROM card ORDER BY id;
SELECT bool_and(c.updated_at = b.updated_at) AS "updatedAt stays" FROM card c JOIN before b USING (id);
-- More than a batch, and in a transaction block.
INSERT INTO customer (name, token) SELECT 'many ' || n, (SELECT token FROM customer WHERE id = 1) FROM generate_series(1, 2500) n;
BEGIN;
CALL model.rotate_encryption('customer');
ROLLBACK;
CALL model.rotate_encryption('customer');
SELECT model.decrypt(token), count(*), count(DISTINCT token) FROM customer GROUP BY 1 ORDER BY 2 DESC LIMIT 2;
SELECT write_keys('{b ERERERERERERERERERERERERERERERERERERERERERE=}');
SELECT model.decrypt(token) FROM customer WHERE id = 1;
SELECT model.decrypt(number) FROM before WHERE id = 1;

-- What cannot be decrypted is said by field and record.
SELECT write_keys('{c IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI=,b ERERERERERERERERERERERERERERERERERERERERERE=}');
UPDATE card SET code = (SELECT number FROM before WHERE id = 1) WHERE id = 2;
CALL model.rotate_encryption('card');
UPDATE card SET code = 'my code' WHERE id = 2;
CALL model.rotate_encryption('card');
UPDATE card SET code = set_byte(number, length(number) - 1, get_byte(number, length(number) - 1) # 1) WHERE id = 2;
CALL model.rotate_encryption('card');
SELECT model.decrypt(code) FROM card WHERE id = 2;
SELECT model.decrypt('my code'), 'as it is';
CALL model.rotate_encryption('cart');
CALL model.rotate_encryption(NULL);

-- Who may.
CREATE ROLE sealed_clerk;
GRANT USAGE ON SCHEMA sealed TO sealed_clerk;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA sealed TO sealed_clerk;
SET ROLE sealed_clerk;
SELECT told(model.update('card', 1, '{"code": "by the clerk"}', '{"id": true}'));
SELECT model.decrypt(code) FROM card WHERE id = 1;
SELECT model.encrypt('x');
CALL model.rotate_encryption('card');
SHOW model_api.encryption_key_file;
SET model_api.encryption_key_file = '/tmp/other';
SET model_api.password_memory = '8MB';
SET model_api.password_operations = 1;
RESET ROLE;
GRANT EXECUTE ON FUNCTION model.decrypt(bytea) TO sealed_clerk;
SET ROLE sealed_clerk;
SELECT model.decrypt(code) FROM card WHERE id = 1;
RESET ROLE;

-- Passwords are hashed at the cost that is set.
SET model_api.password_memory = '1MB';
SET model_api.password_operations = 0;
SET model_api.password_memory = '8MB';
SET model_api.password_operations = 1;
SELECT model.define('{"member": {"table": "sealed.member", "fields": {"secret": {"type": "password"}}}}');
SELECT told(model.create('member', '{"secret": "secret-1"}'));
SELECT substr(secret, 1, 30) FROM member;
RESET model_api.password_memory;
RESET model_api.password_operations;
SELECT told(model.update('member', 1, '{"secret": "secret-2"}', '{"id": true}'));
SELECT substr(secret, 1, 31) FROM member;

SELECT write_keys('{}');
RESET model_api.encryption_key_file;
SELECT model.forget(name) FROM unnest('{card,customer,letter,member}'::text[]) name;
REVOKE EXECUTE ON FUNCTION model.decrypt(bytea) FROM sealed_clerk;
DROP SCHEMA sealed CASCADE;
DROP ROLE sealed_clerk;
