-- model.email: e-mail addresses as browsers accept them
\set VERBOSITY verbose
\set SHOW_CONTEXT never
SELECT 'ada@example.com'::model.email, 'a@b'::model.email, NULL::model.email;
SELECT 'ada'::model.email;
\set VERBOSITY default
SELECT ''::model.email;
SELECT 'ada@'::model.email;
SELECT '@example.com'::model.email;
SELECT 'a b@example.com'::model.email;
SELECT 'ada@exämple.com'::model.email;
SELECT 'ada@example..com'::model.email;
SELECT 'ada@-example.com'::model.email;
SELECT E'ada@example.com\n'::model.email;
SELECT 'Ada <ada@example.com>'::model.email;
-- a huge value is not repeated in full
SELECT repeat('ä', 1000000)::model.email;
-- without the domain: true, null or an error
SELECT model.check_email('ada@example.com'), model.check_email(NULL);
SELECT model.check_email('ada');

BEGIN;
CREATE SCHEMA type_email;
SET LOCAL search_path = type_email;
CREATE TABLE person (id int, email model.email UNIQUE, others model.email[]);
INSERT INTO person VALUES (1, 'ada@example.com', '{a@b,c@d}'), (2, NULL, NULL), (3, 'Ada@example.com', '{}');
SAVEPOINT fine;
INSERT INTO person VALUES (4, 'nobody', NULL);
ROLLBACK TO fine;
INSERT INTO person VALUES (4, NULL, '{a@b,nobody}');
ROLLBACK TO fine;
UPDATE person SET email = 'nobody' WHERE id = 2;
ROLLBACK TO fine;
INSERT INTO person VALUES (4, 'ada@example.com', NULL);
ROLLBACK TO fine;
COPY person (id, email) FROM stdin;
4	grace@example.com
5	grace.example.com
\.
ROLLBACK TO fine;
COPY person FROM stdin WITH (FORMAT csv);
4,grace@example.com,"{a@b}"
5,,
\.
COPY (SELECT * FROM person ORDER BY id) TO stdout;
-- text in, text out: comparisons and indexes are those of text
SELECT id, email || '!' AS loud, pg_typeof(email) FROM person WHERE email LIKE '%@example.com' ORDER BY id;
SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM person WHERE email = 'ada@example.com';
RESET enable_seqscan;
-- a column becomes of the type only when all its values are
CREATE TABLE raw (email text);
INSERT INTO raw VALUES ('ada@example.com'), ('nobody');
SAVEPOINT fine;
ALTER TABLE raw ALTER email TYPE model.email;
ROLLBACK TO fine;
DELETE FROM raw WHERE email = 'nobody';
ALTER TABLE raw ALTER email TYPE model.email;
SELECT email, pg_typeof(email) FROM raw;
ROLLBACK;

-- everybody may use the type
BEGIN;
CREATE ROLE type_email_user;
SET LOCAL ROLE type_email_user;
CREATE TEMP TABLE person (email model.email);
INSERT INTO person VALUES ('ada@example.com');
SELECT model.check_email(email) FROM person;
INSERT INTO person VALUES ('nobody');
ROLLBACK;
