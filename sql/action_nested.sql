-- Actions below a relation of a record: what may be done there, to which records, and how they fail together.
\pset format unaligned
\pset tuples_only on
\pset null NULL
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA action_nested;
SET search_path = action_nested, public;

SELECT model.define('{
  "team": {"table": "action_nested.team", "fields": {"name": {"type": "string", "required": true, "unique": true},
      "players": {"type": "hasMany", "model": "player"},
      "badge":   {"type": "hasOne", "model": "badge"},
      "fans":    {"type": "hasManyThrough", "model": "fan", "through": "fandom"}},
    "actions": {"create": {}, "update": {}, "delete": {}, "rename": {"params": {"why": "string"}, "run": "action_nested.rename_team"}}},
  "player": {"table": "action_nested.player", "fields": {"name": {"type": "string", "required": true}, "number": {"type": "number", "decimals": 0, "unique": {"scope": ["team"]}},
      "team": {"type": "belongsTo", "model": "team", "onDelete": "setNull"},
      "boots": {"type": "hasMany", "model": "boot"}},
    "states": {"initial": "fit", "fit": {}, "hurt": {}},
    "actions": {"create": {}, "update": {}, "delete": {}, "hurt": {"from": "fit", "to": "hurt"}, "enlist": {"run": "action_nested.enlist"},
                "dismiss": {"params": {"why": "string"}, "onSuccess": "action_nested.dismissed"}}},
  "boot": {"table": "action_nested.boot", "fields": {"size": {"type": "number", "decimals": 0, "required": true, "range": {"min": 1}},
      "player": {"type": "belongsTo", "model": "player", "required": true, "onDelete": "cascade"}}},
  "badge": {"table": "action_nested.badge", "fields": {"motto": {"type": "string"}, "team": {"type": "belongsTo", "model": "team"}}},
  "fan": {"table": "action_nested.fan", "fields": {"name": {"type": "string", "required": true, "unique": true}}},
  "fandom": {"table": "action_nested.fandom", "fields": {"fan": {"type": "belongsTo", "model": "fan", "required": true, "onDelete": "cascade"}, "team": {"type": "belongsTo", "model": "team", "required": true, "onDelete": "cascade"}}}}');
CREATE FUNCTION rename_team(team, params jsonb) RETURNS team LANGUAGE plpgsql AS $$ BEGIN $1.name := upper($1.name) || coalesce(' ' || (params->>'why'), ''); RETURN $1; END $$;
CREATE FUNCTION enlist(player, params jsonb) RETURNS player LANGUAGE plpgsql AS $$ BEGIN $1.name := $1.name || '*' || coalesce($1.team_id::text, '-'); RETURN $1; END $$;
CREATE TABLE log (n int GENERATED ALWAYS AS IDENTITY, line text);
CREATE FUNCTION dismissed(player, params jsonb) RETURNS void LANGUAGE sql AS $$ INSERT INTO action_nested.log (line) VALUES (concat($1.name, ' of ', $1.team_id, ' ', $2)) $$;

CREATE FUNCTION wrong(result json) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT CASE WHEN (result->>'success')::boolean THEN 'success' ELSE concat_ws(' | ', e->>'path', e->>'message', e->>'hint') END
  FROM json_array_elements(CASE WHEN json_typeof(result->'errors') = 'array' THEN result->'errors' ELSE '["success"]' END) e $$;
CREATE FUNCTION teams() RETURNS SETOF text LANGUAGE sql AS $$
  SELECT concat(t.id, ' ', t.name, ': ', (SELECT string_agg(concat(p.id, ' ', p.name, ' ', p.number, CASE p.state::text WHEN 'hurt' THEN '!' END), ', ' ORDER BY p.id) FROM player p WHERE p.team_id = t.id),
                '; ', (SELECT string_agg(concat(b.id, ' ', b.motto), ', ' ORDER BY b.id) FROM badge b WHERE b.team_id = t.id),
                '; ', (SELECT string_agg(f.name, ', ' ORDER BY f.id) FROM fandom j JOIN fan f ON f.id = j.fan_id WHERE j.team_id = t.id))
  FROM team t ORDER BY t.id $$;

\echo == all kinds at once, three levels deep; one object stands for a list of it
SELECT wrong(model.create('team', '{"name": "red", "players": [{"create": {"name": "ann", "number": 1, "boots": {"create": {"size": 40}}}}, {"create": {"name": "bob", "boots": [{"create": {"size": 41}}, {"create": {"size": 42}}]}}],
  "badge": {"create": {"motto": "win"}}, "fans": [{"create": {"name": "fay"}}, {"create": {"name": "gus"}}]}'));
SELECT wrong(model.create('team', '{"name": "blue", "players": {"create": {"name": "cat", "number": 1}}, "badge": [{"create": {"motto": "play"}}], "fans": {"create": {"name": "hal"}}}'));
SELECT teams();
SELECT wrong(model.create('boot', '{"size": 39, "player": {"create": {"name": "dan", "team": {"create": {"name": "green"}}}}}'));
SELECT teams();

\echo == update, custom and delete
SELECT wrong(model.update('team', 1, '{"players": [{"update": {"id": 1, "name": "anna"}}, {"hurt": {"id": "2"}}, {"enlist": {"id": 1}}, {"dismiss": {"id": 2, "why": "age"}}], "badge": {"update": {"id": 1, "motto": "WIN"}}}'));
SELECT teams();
SELECT line FROM log;
SELECT wrong(model.update('team', 1, '{"players": {"delete": {"id": "2"}}, "badge": {"delete": "1"}, "fans": {"delete": {"id": 2}}}'));
SELECT teams();
SELECT count(*) FROM fan;
SELECT wrong(model.update('player', 1, '{"team": {"update": {"id": 1, "name": "crimson"}}}'));
SELECT wrong(model.update('player', 1, '{"team": {"rename": {"id": 1, "why": "fun"}}}'));
SELECT wrong(model.act('player', 'enlist', '{"id": 1, "player": {"name": "ann", "team": {"create": {"name": "pink"}}}}'));
SELECT teams();
SELECT wrong(model.update('player', 1, '{"team": {"delete": {"id": 4}}}'));
SELECT name, team_id FROM player WHERE id = 1;

\echo == links
SELECT wrong(model.update('team', 1, '{"players": {"_link": "1"}, "fans": [{"_link": "3"}, {"_link": 3}]}'));
SELECT wrong(model.update('team', 2, '{"badge": {"_unlink": 2}, "players": {"_unlink": 3}}'));
SELECT wrong(model.update('team', 1, '{"badge": {"_link": 2}, "players": [{"update": {"id": 3, "number": 9}}]}'));
SELECT wrong(model.create('badge', '{"motto": "sing"}'));
SELECT teams();
SELECT wrong(model.update('team', 1, '{"badge": {"_relink": {"id": 2, "_link": 3}}, "fans": {"_unlink": 3}}'));
SELECT wrong(model.update('team', 2, '{"badge": {"_relink": {"_unlink": 3, "_link": 2}}}'));
SELECT wrong(model.update('team', 2, '{"badge": {"_link": 3}}'));
SELECT teams();

\echo == a hasOne has one
SELECT wrong(model.update('team', 1, '{"badge": {"create": {"motto": "second"}}}'));
SELECT wrong(model.update('team', 1, '{"badge": {"_link": 2}}'));
SELECT wrong(model.update('team', 1, '{"badge": [{"delete": {"id": 3}}, {"create": {"motto": "second"}}]}'));
SELECT wrong(model.create('team', '{"name": "two badges", "badge": [{"create": {}}, {"create": {}}]}'));
SELECT teams();

\echo == converge
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"id": 3, "name": "cate"}, {"name": "eve", "number": 9}]}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"id": "3", "name": "cate"}, {"name": "eve", "number": 7}]}}}'));
SELECT teams();
SELECT count(*) FROM player WHERE name LIKE 'ann%';
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"name": "flo"}], "actions": {"delete": "delete", "update": "enlist"}}}}'));
SELECT teams();
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": {"id": 7, "name": "flora"}, "actions": {"update": "enlist"}}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"id": 1}], "actions": {"update": "delete"}}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"id": 7}, {"id": 7}]}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"id": 99}]}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [{"id": 7}, {"number": 1}]}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"valeus": []}}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": []}}'));
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": [], "actions": {"create": "hurt", "drop": "delete", "delete": "nothing"}}}}'));
SELECT wrong(model.update('team', 1, '{"badge": {"_converge": {"values": []}}}'));
SELECT wrong(model.update('team', 1, '{"fans": {"_converge": {"values": [{"id": 1, "name": "fey"}, {"name": "ida"}, {"id": 3}]}}}'));
SELECT teams();
SELECT wrong(model.update('team', 1, '{"fans": {"_converge": {"values": [{"id": 3}], "actions": {"delete": "delete"}}}}'));
SELECT teams();
SELECT name FROM fan ORDER BY id;
SELECT wrong(model.update('team', 1, '{"players": {"_converge": {"values": []}}, "fans": {"_converge": {"values": []}}}'));
SELECT teams();
SELECT wrong(model.create('team', '{"name": "converged", "players": {"_converge": {"values": [{"name": "new"}]}}}'));

\echo == records of others are not touched
TRUNCATE team, player, boot, badge, fan, fandom RESTART IDENTITY;
INSERT INTO team (name) VALUES ('red'), ('blue');
INSERT INTO player (name, team_id) VALUES ('r1', 1), ('r2', 1), ('b1', 2), ('free', NULL);
INSERT INTO badge (motto, team_id) VALUES ('r', 1), ('b', 2), ('free', NULL);
INSERT INTO fan (name) VALUES ('rf'), ('bf'), ('free');
INSERT INTO fandom (fan_id, team_id) VALUES (1, 1), (2, 2);
SELECT o, wrong(model.update('team', 1, jsonb_build_object('players', o))) FROM unnest(ARRAY['{"update": {"id": 3, "name": "x"}}', '{"hurt": {"id": 3}}', '{"delete": {"id": 3}}', '{"_unlink": 3}', '{"delete": {"id": 4}}', '{"_unlink": 4}',
  '{"_converge": {"values": [{"id": 3}]}}', '{"update": {"id": 99}}', '{"delete": "99"}', '{"_link": 99}', '{"_unlink": 99}']::jsonb[]) o;
SELECT o, wrong(model.update('team', 1, jsonb_build_object('badge', o))) FROM unnest(ARRAY['{"update": {"id": 2, "motto": "x"}}', '{"delete": {"id": 2}}', '{"_unlink": 2}', '{"_relink": {"id": 2, "_link": 1}}', '{"_relink": {"id": 1, "_link": 99}}', '{"delete": {"id": 3}}']::jsonb[]) o;
SELECT o, wrong(model.update('team', 1, jsonb_build_object('fans', o))) FROM unnest(ARRAY['{"delete": {"id": 2}}', '{"_unlink": 2}', '{"_unlink": 99}', '{"_link": 99}', '{"update": {"id": 99}}']::jsonb[]) o;
SELECT o, wrong(model.update('player', 1, jsonb_build_object('team', o))) FROM unnest(ARRAY['{"update": {"id": 2, "name": "x"}}', '{"rename": {"id": 2}}', '{"delete": {"id": 2}}', '{"_link": 99}']::jsonb[]) o;
SELECT teams();

\echo == records that nobody has may be taken, and those of others by a link
SELECT wrong(model.update('team', 1, '{"players": [{"update": {"id": 4, "name": "taken"}}, {"_link": 3}], "fans": [{"update": {"id": 3, "name": "taken"}}, {"_link": 2}]}'));
SELECT wrong(model.update('player', 4, '{"teamId": null}'));
SELECT wrong(model.update('player', 4, '{"team": {"update": {"id": 2, "name": "navy"}}}'));
SELECT teams();
SELECT wrong(model.create('player', '{"name": "new", "team": {"update": {"id": 1, "name": "ruby"}}}'));
DELETE FROM badge;
SELECT wrong(model.create('player', '{"name": "new", "team": {"delete": {"id": 1}}}'));
SELECT wrong(model.create('team', '{"name": "gold", "players": [{"update": {"id": 2, "name": "stolen"}}]}'));
SELECT wrong(model.create('team', '{"name": "gold", "players": [{"_link": 2}]}'));
SELECT teams();

\echo == a link that is required stays
SELECT wrong(model.create('player', '{"name": "booted", "boots": {"create": {"size": 40}}}'));
SELECT wrong(model.update('player', (SELECT player_id FROM boot), '{"boots": {"_unlink": 1}}'));
SELECT wrong(model.update('boot', 1, '{"player": {"_link": null}}'));
SELECT wrong(model.update('boot', 1, '{"player": null}'));
SELECT wrong(model.update('boot', 1, jsonb_build_object('player', jsonb_build_object('delete', jsonb_build_object('id', (SELECT player_id FROM boot))))));
SELECT wrong(model.create('boot', '{"size": 1}'));
SELECT wrong(model.create('boot', '{"size": 1, "player": {"create": {}}}'));
SELECT wrong(model.create('player', '{"name": "x", "boots": [{"create": {"size": 0}}, {"create": {}}, {"create": {"size": 50, "playerId": 1}}]}'));
SELECT player.name FROM boot JOIN player ON player.id = player_id WHERE size = 50;
SELECT wrong(model.create('player', '{"name": "x", "boots": [{"create": {"size": 51, "playerId": 1}}, {"create": {"size": 52, "player": {"create": {"name": "other"}}}}]}'));
SELECT size, player.name FROM boot JOIN player ON player.id = player_id WHERE size > 50 ORDER BY size;

\echo == what a child says of its parent itself goes before the link
SELECT wrong(model.update('team', 1, '{"players": [{"update": {"id": 1, "team": {"_link": null}}}, {"update": {"id": 3, "teamId": "2"}}, {"create": {"name": "of nobody", "teamId": null}}]}'));
SELECT teams();
SELECT wrong(model.update('team', 2, '{"players": [{"update": {"id": 3, "team": {"create": {"name": "white"}}}}]}'));
SELECT teams();

\echo == errors have the path, and nothing is done
SELECT count(*) FROM player;
SELECT wrong(model.create('team', '{"name": "x", "players": [{"create": {"name": "ok"}}, {"create": {"name": "", "number": "x"}}, {"creat": {}}, {"create": {"boots": [{"create": {"size": 1.5}}, 7, null]}}, {}, {"update": {"name": "no id"}}, {"hurt": 7}, {"update": {"id": "x"}}], "badge": "1", "fans": null}'));
SELECT wrong(model.create('team', '{"players": [{"create": {}}, {"create": {"boots": [{"create": {}}, {"create": {"size": 0}}]}}], "fans": {"create": {}}}'));
SELECT wrong(model.create('team', '{"name": "red2", "players": [{"create": {"name": "a", "number": 1}}, {"create": {"name": "b", "boots": [{"create": {"size": 1}}]}}, {"create": {"name": "c", "number": 1}}]}'));
SELECT wrong(model.create('team', '{"name": "red2", "fans": [{"create": {"name": "new"}}, {"create": {"name": "new"}}]}'));
SELECT wrong(model.update('team', 1, '{"players": [{"hurt": {"id": 1}}, {"hurt": {"id": 1}}]}'));
SELECT count(*) FROM player;
SELECT model.bulk_create('team', '[{"name": "b1", "players": [{"create": {"name": "p"}}]}, {"name": "b2", "players": [{"create": {}}]}, {"name": "b1", "players": [{"create": {"name": "q"}}]}]', '{"name": true, "players": {"edges": {"node": {"name": true}}}}');
SELECT count(*) FROM player;

\echo == depth has an end
SELECT wrong(model.create('team', deep.json)) FROM (WITH RECURSIVE d AS (SELECT 1 AS n, '{"name": "end"}'::jsonb AS json UNION ALL
  SELECT n + 1, jsonb_build_object('name', 'd' || n, CASE n % 2 WHEN 1 THEN 'team' ELSE 'players' END, jsonb_build_object('create', json)) FROM d WHERE n < 17) SELECT json FROM d WHERE n = 17) deep;
SELECT wrong(model.create('player', deep.json)) FROM (WITH RECURSIVE d AS (SELECT 1 AS n, '{"name": "end"}'::jsonb AS json UNION ALL
  SELECT n + 1, jsonb_build_object('name', 'd' || n, CASE n % 2 WHEN 1 THEN 'team' ELSE 'players' END, jsonb_build_object('create', json)) FROM d WHERE n < 16) SELECT json FROM d WHERE n = 16) deep;

\echo == keys of other types, in any notation
CREATE TABLE house (code uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text);
CREATE TABLE room (code text COLLATE "C" PRIMARY KEY, house_code uuid REFERENCES house, label text);
CREATE TABLE lamp (id char(4) PRIMARY KEY, room_code text REFERENCES room, watt int);
SELECT model.adopt(t, jsonb_build_object('model', m)) FROM (VALUES ('house'::regclass, 'house'), ('room', 'room'), ('lamp', 'lamp')) v(t, m);
SELECT wrong(model.create('house', '{"name": "H"}')) ;
UPDATE house SET code = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
SELECT wrong(model.create('room', '{"id": "r1", "label": "one", "houseCode": {"_link": "A0EEBC999C0B4EF8BB6D6BB9BD380A11"}}'));
SELECT wrong(model.update('house', '{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}'::text, '{"name": "I", "rooms": [{"update": {"id": "r1", "label": "uno"}}, {"create": {"id": "r2"}}]}'));
SELECT wrong(model.update('room', 'r1', '{"houseCode": {"update": {"id": "{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}", "name": "J"}}}'));
SELECT wrong(model.update('house', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid, '{"rooms": {"_converge": {"values": [{"id": "r2", "label": "due"}, {"id": "r3"}], "actions": {"create": "create"}}}}'));
SELECT wrong(model.update('house', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid, '{"rooms": [{"create": {"id": "r3", "lamps": {"create": {"id": "l1"}}}}, {"_unlink": "r1"}]}'));
SELECT wrong(model.update('room', 'r3', '{"lamps": {"update": {"id": "l1", "watt": 60}}}'));
SELECT wrong(model.update('room', 'r3', '{"lamps": {"_converge": {"values": [{"id": "l1  ", "watt": 40}]}}}'));
SELECT model.bulk_update('house', '[{"id": "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "name": "K"}, {"id": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "name": "L"}]', '{"id": true, "name": true}');
SELECT model.upsert('house', '{"id": "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "name": "M"}', '{id}', '{"id": true, "name": true}');
SELECT model.bulk_update('lamp', '[{"id": "l1", "watt": 1}, {"id": "l1 ", "watt": 2}]', '{"id": true, "watt": true}');
SELECT * FROM house;
SELECT * FROM room ORDER BY 1;
SELECT * FROM lamp;

SELECT count(model.forget(m)) FROM unnest('{fandom,fan,badge,boot,player,team,lamp,room,house}'::text[]) m;
DROP SCHEMA action_nested CASCADE;
