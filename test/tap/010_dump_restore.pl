# pg_dump and restore bring back models and data: the restored database defines, refuses and changes as the first did, and
# its filters stand where README.md puts them: in a policy, a trigger's WHEN, a CHECK.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
my $keys = $node->basedir . '/keys';
append_to_file($keys, '2026 ' . 'A' x 43 . "=\n");
chmod 0600, $keys or die "chmod: $!";
$node->append_conf('postgresql.conf', "model_api.encryption_key_file = '$keys'");
$node->start;

my $definition = q({
    "post": {"table": "blog.\"Post\"", "fields": {
        "title": {"type":"string","required":true,"length":{"max":20},"unique":{"caseSensitive":false}},
        "mail": {"type":"email"}, "text": {"type":"richText"}, "roles": {"type":"roleList"},
        "author": {"type":"belongsTo","model":"author","onDelete":"cascade"},
        "tags": {"type":"hasManyThrough","model":"tag","through":"postTag"}},
     "states": {"initial":"made","made":{"initial":"draft","draft":{},"live":{}}},
     "actions": {"publish": {"from":"made.draft","to":"made.live"}}},
    "author": {"search": {"storage": "side"}, "fields": {"posts": {"type":"hasMany","model":"post"}, "name": {"type":"string"},
        "secret": {"type":"encryptedString"}}},
    "tag": {},
    "globalActions": {"flipAll": {"run":"app.flip_all"}}});

$node->safe_psql('postgres', 'CREATE DATABASE first');
$node->safe_psql('first', qq(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA blog;
    SELECT model.define('$definition');
    CREATE TABLE gone (id bigint PRIMARY KEY);
    SELECT model.define('{"gone": {"adopted":true, "fields": {"id": {"type":"id"}}}}');
    DROP TABLE gone;
    ALTER TABLE blog."Post" RENAME title TO headline;
    INSERT INTO author (name, secret) VALUES ('Ada', model.encrypt('a secret'));
    SELECT model.set_synonyms('author', '{"terms": {"ada": ["countess"]}}');
    INSERT INTO blog."Post" (headline, mail, text, roles, author_id) VALUES ('One', 'a\@example.org', '*x*', '{signed-in}', 1);
    INSERT INTO tag DEFAULT VALUES;
    INSERT INTO blog.post_tag (post_id, tag_id) VALUES (1, 1);
));

# The schema of the table comes before that of the models: so does its data.
$node->safe_psql('first', q(
    CREATE ROLE reader;
    GRANT SELECT ON tag TO reader;
    ALTER TABLE tag ENABLE ROW LEVEL SECURITY;
    CREATE POLICY few ON tag USING (model.matches(tag, '{"id": {"lessThan": "2"}}'));
    CREATE FUNCTION blog.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'noted %', NEW.id; RETURN NULL; END $$;
    CREATE TRIGGER noted AFTER INSERT ON tag FOR EACH ROW WHEN (model.matches(NEW, '{"id": {"greaterThan": "6"}}'))
        EXECUTE FUNCTION blog.note();
    CREATE FUNCTION blog.is_sound(blog."Post") RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT model.matches($1, '{"title": {"notEquals": "Unsound"}}') IS TRUE $$;
    CREATE FUNCTION blog.is_modest(headline text) RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT model.matches(jsonb_populate_record(NULL::blog."Post", jsonb_build_object('headline', $1)), '{"title": {"notEquals": "Best"}}') IS TRUE $$;
    ALTER TABLE blog."Post" ADD CONSTRAINT sound CHECK (blog.is_sound("Post")),
        ADD CONSTRAINT modest CHECK (blog.is_modest(headline)) NOT VALID;
));

# Permissions, and the policies by which plain SQL reads under them.
$node->safe_psql('first', q(
    CREATE ROLE keeper;
    GRANT CREATE, USAGE ON SCHEMA blog TO keeper;
    GRANT USAGE ON SCHEMA blog TO reader;
    SET ROLE keeper;
    SELECT model.define('{"page": {"table": "blog.page", "fields": {"open": {"type": "boolean"}, "parent": {"type": "belongsTo", "model": "page"}}}}');
    INSERT INTO blog.page (open, parent_id) VALUES (true, NULL), (false, 1), (true, 1), (true, 2);
    SELECT model.permit('unauthenticated', '{"page": {"read": {"open": {"equals": true}, "parent": {"open": {"equals": true}}}, "plainSql": true}}');
    GRANT SELECT ON blog.page TO reader;
));

my $models = q(SELECT jsonb_pretty((SELECT jsonb_object_agg(name, model.describe(name)::jsonb -> name)
    FROM unnest('{post,author,tag,postTag}'::text[]) AS name)));
my $rows = q(SELECT p, t FROM blog."Post" p, blog.post_tag t);
my $searches = q(SELECT s.*, h.index, h.valid, h.triggers, h.entries FROM model.search s JOIN model.search_status() h USING (model) ORDER BY 1);
my $found = q(SELECT (SELECT count(*) FROM author_search WHERE _search @@ 'ada'), (SELECT count(*) FROM blog."Post" WHERE _search @@ 'one'));
$node->safe_psql('first', 'VACUUM; UPDATE model.search SET stale = true WHERE model = $$tag$$');
my $searched = $node->safe_psql('first', $searches);
like($searched, qr/^author\|side\|author_search\|\{"terms": \{"ada": \["countess"\]\}\}\|f\|author_search__search_idx\|t\|t\|[1-9]/m, 'searches are whole');
my $described = $node->safe_psql('first', $models);
my $stored = $node->safe_psql('first', $rows);

for my $format ('plain', 'custom') {
    my $file = $node->basedir . "/dump.$format";
    $node->safe_psql('postgres', "CREATE DATABASE $format");
    $node->command_ok([ 'pg_dump', '--format', $format, '--file', $file, $node->connstr('first') ], "dump, $format");
    my @restore =
        $format eq 'plain'
      ? ('psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', $file, $node->connstr($format))
      : ('pg_restore', '--exit-on-error', '-d', $node->connstr($format), $file);
    $node->command_ok([@restore], "restore, $format");
    is($node->safe_psql($format, $models), $described, "models are back, $format");
    is($node->safe_psql($format, $rows), $stored, "rows are back, $format");
    is($node->safe_psql($format, 'SELECT model.decrypt(secret) FROM author'), 'a secret', "encrypted values are back, $format");
    is($node->safe_psql($format, q(SELECT has_function_privilege('public', 'model.decrypt(bytea)', 'EXECUTE'))), 'f',
        "and not for everybody, $format");
    is($node->safe_psql($format, "VACUUM; $searches"), $searched, "searches are back, $format");
    is($node->safe_psql($format, $found), '1|1', "words are back, $format");
    $node->safe_psql($format, q(INSERT INTO author (name) VALUES ('Ada again'); UPDATE blog."Post" SET headline = 'One more'));
    is($node->safe_psql($format, $found), '2|1', "words are kept, $format");
    $node->safe_psql($format, q(DELETE FROM author WHERE name = 'Ada again'; UPDATE blog."Post" SET headline = 'One'));
    is($node->safe_psql($format, 'SELECT name FROM model.global_action'), 'flipAll', "global actions are back, $format");
    is($node->safe_psql($format, "SELECT count(*) FROM model.model WHERE name = 'gone'"), '0',
        "a model without a table is not dumped, $format");
    is($node->safe_psql($format, qq(
        CREATE TEMP TABLE before AS SELECT ctid AS place FROM model.field WHERE model = 'post';
        SELECT count(*) FROM model.define('$definition');
        SELECT count(*) FROM before LEFT JOIN model.field f ON f.model = 'post' AND f.ctid = place WHERE f.name IS NULL)),
        "3\n0", "the same definition does nothing, $format");
    my ($status, $out, $error) = $node->psql($format, q(INSERT INTO blog."Post" (headline) VALUES ('ONE')));
    like($error, qr/duplicate key value violates unique constraint "Post_title_key"/, "rules hold, $format");
    ($status, $out, $error) = $node->psql($format, q(INSERT INTO blog."Post" (headline) VALUES ('Unsound')));
    like($error, qr/violates check constraint "sound"/, "a CHECK of the row by a filter holds, $format");
    ($status, $out, $error) = $node->psql($format, q(INSERT INTO blog."Post" (headline) VALUES ('Best')));
    like($error, qr/violates check constraint "modest"/, "one of a column that is not valid holds, $format");
    ($status, $out, $error) = $node->psql($format, 'INSERT INTO tag (id) VALUES (6), (7)');
    is(join(' ', $error =~ /WARNING:  (noted \d+)/g), 'noted 7', "a trigger asks its filter, $format");
    is($node->safe_psql($format, 'SET ROLE reader; SELECT id FROM tag'), '1', "a policy is a filter, $format");
    is($node->safe_psql($format, 'SET ROLE reader; SELECT id FROM blog.page'), '3', "plain SQL reads by permission, $format");
    $node->safe_psql($format, q(SET ROLE keeper; SELECT model.permit('unauthenticated', '{"page": {"read": {"open": {"equals": false}}, "plainSql": true}}')));
    is($node->safe_psql($format, 'SET ROLE reader; SELECT id FROM blog.page'), '2', "and by another one, $format");
    ($status, $out, $error) = $node->psql($format, 'DROP EXTENSION model_api');
    isnt($status, 0, "the extension is not dropped over models, $format");
}

# Data alone, into a database that has the same models: words beside a table are written with its records, those that the
# dump brings are left out, whichever comes first. --disable-triggers leaves triggers that do not fire always any more.
my $app = q(
    CREATE SCHEMA app;
    SELECT model.define('{
        "note": {"table": "app.note", "fields": {"title": {"type": "string"}}},
        "aside": {"table": "app.aside", "search": {"storage": "side"}, "fields": {"title": {"type": "string"}}},
        "zero": {"table": "app.zero", "search": {"storage": "side"}, "fields": {"title": {"type": "string"}}}}');
    ALTER TABLE app.zero_search RENAME TO a_zero_search;);
my $hits = q(SELECT model.count('note', search => 'word'), model.count('aside', search => 'word'), model.count('zero', search => 'word'),
    (SELECT count(*) FROM app.aside_search), (SELECT count(*) FROM app.a_zero_search));
my $always = q(SELECT string_agg(model || ':' || triggers, ' ' ORDER BY model) FROM model.search_status());
my $reindex = q(CALL model.reindex_search('note'); CALL model.reindex_search('aside'); CALL model.reindex_search('zero'););
my $words = q(SELECT md5(string_agg(w, ' ' ORDER BY w)) FROM (SELECT id || _search::text AS w FROM app.note
    UNION ALL SELECT id || _search::text FROM app.aside_search UNION ALL SELECT id || _search::text FROM app.a_zero_search) w);
$node->safe_psql('postgres', 'CREATE DATABASE data');
$node->safe_psql('data', "CREATE EXTENSION model_api CASCADE; $app");
$node->safe_psql('data', "INSERT INTO app.$_ (title) SELECT 'some word ' || n FROM generate_series(1, 20) n") for 'note', 'aside', 'zero';
my $file = $node->basedir . '/data.custom';
$node->command_ok([ 'pg_dump', '--format', 'custom', '--schema', 'app', '--file', $file, $node->connstr('data') ], 'dump, data');
for my $options ([], ['--disable-triggers'], [ '-j', '2' ]) {
    my $name = 'data alone ' . join ' ', @$options;
    $node->safe_psql('postgres', 'CREATE DATABASE data_alone');
    $node->safe_psql('data_alone', "CREATE EXTENSION model_api CASCADE; $app");
    $node->command_ok([ 'pg_restore', '--exit-on-error', '--data-only', @$options, '-d', $node->connstr('data_alone'), $file ], $name);
    is($node->safe_psql('data_alone', $hits), '20|20|20|20|20', "$name: records are found");
    is($node->safe_psql('data_alone', $words), $node->safe_psql('data', $words), "$name: by the same words");
    is($node->safe_psql('data_alone', $always), join(' ', map { "$_:" . ("@$options" eq '--disable-triggers' ? 'false' : 'true') } 'aside', 'note', 'zero'), "$name: the status says so");
    is($node->safe_psql('data_alone', "$reindex $always"), 'aside:true note:true zero:true', "$name: triggers fire always again");
    is($node->safe_psql('data_alone', $words), $node->safe_psql('data', $words), "$name: words stay");
    $node->safe_psql('postgres', 'DROP DATABASE data_alone');
}
# All of it, by two workers.
$node->safe_psql('postgres', 'CREATE DATABASE parallel');
$node->command_ok([ 'pg_dump', '--format', 'custom', '--file', $file, $node->connstr('data') ], 'dump, all');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j', '2', '-d', $node->connstr('parallel'), $file ], 'restore, -j2');
is($node->safe_psql('parallel', $hits), '20|20|20|20|20', 'records are found, -j2');
is($node->safe_psql('parallel', "SELECT string_agg(tgenabled::text, '') FROM pg_trigger WHERE tgname LIKE '~~model_api_search%'"), 'AAAAAAA', 'triggers fire always, -j2');
is($node->safe_psql('parallel', $words), $node->safe_psql('data', $words), 'words are the same, -j2');

# What README.md warns of: a valid CHECK that does not depend on the row's type is restored with its table, and asked while
# there are no models yet.
$node->safe_psql('first', 'ALTER TABLE blog."Post" VALIDATE CONSTRAINT modest');
$node->safe_psql('postgres', 'CREATE DATABASE valid');
$node->command_ok([ 'pg_dump', '--format', 'custom', '--file', $node->basedir . '/dump.valid', $node->connstr('first') ], 'dump, valid');
$node->command_fails_like(
    [ 'pg_restore', '--exit-on-error', '-d', $node->connstr('valid'), $node->basedir . '/dump.valid' ],
    qr/COPY failed for table "Post": ERROR:.*model/, 'a valid CHECK of a column is not restored');

$node->stop;
done_testing();
