-- Searches run with the caller's privileges and under its policies, and tell no word that the caller cannot read: not as a
-- typo, not in a cursor, not as a suggestion.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE keeper NOLOGIN;
CREATE ROLE ann NOLOGIN;
CREATE ROLE bea NOLOGIN;
CREATE ROLE some_columns NOLOGIN;
CREATE ROLE words_too NOLOGIN;
CREATE ROLE nobody_here NOLOGIN;
CREATE SCHEMA zoo AUTHORIZATION keeper;
GRANT USAGE ON SCHEMA zoo TO PUBLIC;
SET LOCAL ROLE keeper;
SELECT count(*) FROM model.define($$ {
    "animal": {"table": "zoo.animal", "fields": {"name": {"type": "string"}, "tenant": {"type": "string", "searchable": false}, "cage": {"type": "belongsTo", "model": "cage"}}},
    "cage":   {"table": "zoo.cage", "fields": {"label": {"type": "string"}, "animals": {"type": "hasMany", "model": "animal", "inverse": "cage"}}},
    "beside": {"table": "zoo.beside", "search": {"storage": "side"}, "fields": {"name": {"type": "string"}, "tenant": {"type": "string", "searchable": false}}}} $$) \g /dev/null
INSERT INTO zoo.cage (label) VALUES ('north'), ('south');
INSERT INTO zoo.animal (name, tenant, cage_id) SELECT name, tenant, 1 + n % 2 FROM (VALUES (1, 'giraffe', 'ann'), (2, 'gorilla grey', 'ann'), (3, 'gazelle', 'bea'), (4, 'giraffa', 'bea'), (5, 'grizzly', 'bea')) x (n, name, tenant) ORDER BY n;
INSERT INTO zoo.beside (name, tenant) SELECT name, tenant FROM zoo.animal ORDER BY id;
GRANT SELECT ON zoo.cage TO PUBLIC;
GRANT SELECT ON zoo.animal, zoo.beside, zoo.beside_search TO ann, bea;
GRANT SELECT (id, name, cage_id) ON zoo.animal TO some_columns, words_too;
GRANT SELECT (_search) ON zoo.animal TO words_too;
RESET ROLE;
ANALYZE zoo.animal, zoo.beside;

CREATE FUNCTION public.found(model text, search text) RETURNS text LANGUAGE sql AS
    $$ SELECT coalesce(string_agg(e #>> '{node,name}', ', ' ORDER BY n), 'nothing') FROM json_array_elements(model.find_many($1, search => $2, selection => '{"name": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;
CREATE FUNCTION public.told(search text) RETURNS text LANGUAGE sql AS
    $$ SELECT concat_ws(' ', CASE WHEN text ~ 'giraffe' THEN 'giraffe' END, CASE WHEN text ~ 'giraffa' THEN 'giraffa' END, CASE WHEN text ~ 'gazelle' THEN 'gazelle' END)
       FROM (SELECT string_agg(l, ' ') AS text FROM model.explain('animal', search => $1) l) x $$;
CREATE FUNCTION public.suggested(model text, prefix text) RETURNS text LANGUAGE sql AS
    $$ SELECT coalesce(string_agg(w, ' ' ORDER BY n), 'none') FROM model.suggest_words($1, $2) WITH ORDINALITY x (w, n) $$;
-- What a cursor carries can be read by whoever has it.
CREATE FUNCTION public.carried(model text, search text) RETURNS text LANGUAGE sql AS
    $$ SELECT encode(decode(rpad(c, (length(c) + 3) / 4 * 4, '='), 'base64'), 'escape') FROM (SELECT translate(model.find_many($1, search => $2) #>> '{pageInfo,endCursor}', '-_', '+/')) x (c) $$;

-- Without policies everybody who may read the words finds all of them, and nobody else any.
SELECT is(as_role(who, query), want, who || ': ' || query) FROM (VALUES
    ('keeper', $$SELECT found('animal', 'giraff ')$$, 'giraffa, giraffe'), ('ann', $$SELECT found('animal', 'gazele ')$$, 'gazelle'), ('ann', $$SELECT suggested('animal', 'g')$$, 'gazelle giraffa giraffe gorilla grey grizzly'),
    ('nobody_here', $$SELECT found('animal', 'giraff ')$$, '42501'), ('nobody_here', $$SELECT found('animal', '!giraff')$$, '42501'), ('nobody_here', $$SELECT model.count('animal', search => 'zzzzz')$$, '42501'),
    ('nobody_here', $$SELECT model.estimate('animal', search => 'giraffe')$$, '42501'), ('nobody_here', $$SELECT suggested('animal', 'g')$$, '42501'), ('nobody_here', $$SELECT suggested('animal', 'zzz')$$, '42501'),
    ('nobody_here', $$SELECT found('beside', 'giraff ')$$, '42501'), ('nobody_here', $$SELECT suggested('beside', 'zzz')$$, '42501'),
    ('some_columns', $$SELECT found('animal', 'giraff ')$$, '42501'), ('some_columns', $$SELECT found('animal', NULL)$$, 'giraffe, gorilla grey, gazelle, giraffa, grizzly'), ('some_columns', $$SELECT suggested('animal', 'g')$$, '42501'),
    ('some_columns', $$SELECT model.find_first('cage', selection => '{"animals": {"search": "giraff ", "edges": {"node": {"name": true}}}}')$$, '42501'),
    ('words_too', $$SELECT found('animal', 'giraff ')$$, 'giraffa, giraffe'), ('words_too', $$SELECT suggested('animal', 'gi')$$, 'giraffa giraffe'), ('words_too', $$SELECT model.count('animal', search => 'giraffe')$$, '2')) x (who, query, want);

ALTER TABLE zoo.animal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON zoo.animal USING (tenant = current_user);
ALTER TABLE zoo.beside ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON zoo.beside USING (tenant = current_user);

-- One after the other in one session, twice: what one may see is not in the plans or pages of the next.
CREATE TABLE public.expected (query text, owner text, ann text, bea text);
INSERT INTO public.expected VALUES
    ($$SELECT found('animal', 'giraff')$$, 'giraffa, giraffe', 'giraffe', 'giraffa'),
    ($$SELECT found('animal', 'giraff ')$$, 'giraffa, giraffe', 'giraffe', 'giraffa'),
    ($$SELECT told('giraff ')$$, 'giraffe giraffa', 'giraffe', 'giraffa'),
    ($$SELECT found('animal', 'gazele ')$$, 'gazelle', 'nothing', 'gazelle'),
    ($$SELECT told('gazele ')$$, 'gazelle', '', 'gazelle'),
    ($$SELECT found('animal', 'gazell')$$, 'gazelle', 'nothing', 'gazelle'),
    ($$SELECT found('animal', 'azelle')$$, 'gazelle', 'nothing', 'gazelle'),
    ($$SELECT told('azelle')$$, 'gazelle', '', 'gazelle'),
    ($$SELECT found('animal', '!gazelle')$$, 'grizzly, giraffa, gorilla grey, giraffe', 'gorilla grey, giraffe', 'grizzly, giraffa'),
    ($$SELECT suggested('animal', 'g')$$, 'gazelle giraffa giraffe gorilla grey grizzly', 'giraffe gorilla grey', 'gazelle giraffa grizzly'),
    ($$SELECT suggested('animal', 'gaz')$$, 'gazelle', 'none', 'gazelle'),
    ($$SELECT model.count('animal', search => 'giraff ')$$, '2', '1', '1'),
    ($$SELECT (c ~ 'giraffe"') || ' ' || (c ~ 'giraffa"') FROM carried('animal', 'giraff ') c$$, 'true true', 'true false', 'false true'),
    ($$SELECT string_agg(name, ' ') FROM model.rows(NULL::zoo.animal, search => 'giraff ')$$, 'giraffa giraffe', 'giraffe', 'giraffa'),
    ($$SELECT model.find_first('cage', search => 'south', selection => '{"animals": {"search": "giraff ", "edges": {"node": {"name": true}}}}') #>> '{animals,edges,0,node,name}'$$, 'giraffe', 'giraffe', NULL),
    ($$SELECT found('beside', 'giraff ')$$, 'giraffa, giraffe', 'giraffe', 'giraffa'),
    ($$SELECT suggested('beside', 'g')$$, 'gazelle giraffa giraffe gorilla grey grizzly', 'giraffe gorilla grey', 'gazelle giraffa grizzly');
SELECT is(as_role(who, query), want, who || ' (' || round || '): ' || query)
FROM generate_series(1, 2) AS round, public.expected e, LATERAL (VALUES (1, 'keeper', owner), (2, 'ann', ann), (3, 'bea', bea)) AS turn (n, who, want)
ORDER BY round, query, CASE round WHEN 1 THEN n ELSE -n END;

-- A page of another's: the words in its cursor find no more than the policy lets through.
SELECT as_role('keeper', $$SELECT model.find_many('animal', search => 'giraff ', first => 1) #>> '{pageInfo,endCursor}'$$) AS cursor \gset
SELECT is(as_role('ann', format($$SELECT model.find_many('animal', search => 'giraff ', after => %L, selection => '{"name": true}') #>> '{edges,0,node,name}'$$, :'cursor')), 'giraffe', 'ann after a row of bea''s');
SELECT is(as_role('bea', format($$SELECT model.find_many('animal', search => 'giraff ', after => %L, selection => '{"name": true}') #>> '{edges,0,node,name}'$$, :'cursor')), NULL, 'bea has none after it');
SET LOCAL row_security = off;
SELECT is(as_role('ann', $$SELECT found('animal', 'giraff ')$$), '42501', 'row_security = off is an error, as for a plain SELECT');
SELECT is(as_role('ann', $$SELECT suggested('animal', 'g')$$), '42501', 'for suggestions too');

SELECT * FROM finish();
ROLLBACK;
