# pg_dump and restore bring back models and data: the restored database defines, refuses and changes as the first did.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;

my $definition = q({
    "post": {"table": "blog.\"Post\"", "fields": {
        "title": {"type":"string","required":true,"length":{"max":20},"unique":{"caseSensitive":false}},
        "mail": {"type":"email"}, "text": {"type":"richText"}, "roles": {"type":"roleList"},
        "author": {"type":"belongsTo","model":"author","onDelete":"cascade"},
        "tags": {"type":"hasManyThrough","model":"tag","through":"postTag"}},
     "states": {"initial":"made","made":{"initial":"draft","draft":{},"live":{}}},
     "actions": {"publish": {"from":"made.draft","to":"made.live"}}},
    "author": {"fields": {"posts": {"type":"hasMany","model":"post"}}},
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
    INSERT INTO author DEFAULT VALUES;
    INSERT INTO blog."Post" (headline, mail, text, roles, author_id) VALUES ('One', 'a\@example.org', '*x*', '{signed-in}', 1);
    INSERT INTO tag DEFAULT VALUES;
    INSERT INTO blog.post_tag (post_id, tag_id) VALUES (1, 1);
));

my $models = q(SELECT jsonb_pretty((SELECT jsonb_object_agg(name, model.describe(name)::jsonb -> name)
    FROM unnest('{post,author,tag,postTag}'::text[]) AS name)));
my $rows = q(SELECT p, t FROM blog."Post" p, blog.post_tag t);
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
    ($status, $out, $error) = $node->psql($format, 'DROP EXTENSION model_api');
    isnt($status, 0, "the extension is not dropped over models, $format");
}

$node->stop;
done_testing();
