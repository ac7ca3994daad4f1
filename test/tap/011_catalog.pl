# The catalog outside of one server process: dumps by sections and in parallel, dropped columns, a standby.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('primary');
$node->init(allows_streaming => 1);
$node->start;
my $standby = PostgreSQL::Test::Cluster->new('standby');
$node->backup('base');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;

$node->safe_psql('postgres', 'CREATE DATABASE first');
$node->safe_psql('first', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA "Odd Schema";
    CREATE TABLE "Odd Schema"."Table" (gone integer, id bigint PRIMARY KEY, "Mixed Case" text, dropped text, mail model.email);
    ALTER TABLE "Odd Schema"."Table" DROP gone;
    CREATE VIEW "Odd Schema".seen AS SELECT id, count(*) FROM "Odd Schema"."Table" GROUP BY id;
    SELECT model.adopt('"Odd Schema"."Table"');
    SELECT model.adopt('"Odd Schema".seen', '{"key":"id"}');
    ALTER TABLE "Odd Schema"."Table" DROP dropped;
    INSERT INTO "Odd Schema"."Table" VALUES (1, 'one', 'a@example.org');
));
my $models = 'SELECT jsonb_pretty(model.describe()::jsonb)';
my $columns = 'SELECT model, name, "column" FROM model.field ORDER BY model, position';
my $described = $node->safe_psql('first', $models);
my $stored = $node->safe_psql('first', $columns);
like($stored, qr/^table\|dropped\|-$/m, 'a dropped column shows as such');
like($described, qr/mixedCase/, 'models are described');

sub is_back {
    my ($name) = @_;
    is($node->safe_psql($name, $models), $described, "models are back: $name");
    is($node->safe_psql($name, $columns), $stored, "columns are back: $name");
    like($node->safe_psql($name, q(SELECT model.find_one('table', 1))), qr/"mixedCase":"one"/, "records are found: $name");
    my ($status, $out, $error) = $node->psql($name, 'DROP EXTENSION model_api CASCADE');
    like($error, qr/columns of tables have its types.*SELECT model\.release\('table'\)/s, "columns are guarded: $name");
}

# Section by section, as one does who loads the data in between by other means.
my $dump = $node->basedir . '/sections';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('first') ], 'dump');
$node->safe_psql('postgres', 'CREATE DATABASE sections');
for my $section ('pre-data', 'data', 'post-data') {
    $node->command_ok([ 'pg_restore', '--exit-on-error', "--section=$section", '-d', $node->connstr('sections'), $dump ],
        "restore $section");
}
is_back('sections');

# Several jobs, and without triggers.
my $directory = $node->basedir . '/directory';
$node->command_ok([ 'pg_dump', '-Fd', '-j2', '-f', $directory, $node->connstr('first') ], 'dump by two jobs');
$node->safe_psql('postgres', 'CREATE DATABASE jobs');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j2', '-d', $node->connstr('jobs'), $directory ], 'restore by two jobs');
is_back('jobs');

# A standby follows, in a session that has read its models before.
$node->wait_for_catchup($standby);
is($standby->safe_psql('first', $models), $described, 'a standby has the models');
my $session = $standby->background_psql('first');
my $fields = q(SELECT string_agg(key, ' ' ORDER BY key) FROM json_each(model.describe('table') #> '{table,fields}'));
is($session->query($fields), "id mail mixedCase", 'a session of the standby reads');
$node->safe_psql('first', q(ALTER TABLE "Odd Schema"."Table" ADD note text; SELECT model.adopt('"Odd Schema"."Table"')));
$node->wait_for_catchup($standby);
is($session->query($fields), "id mail mixedCase note", 'and sees a new field');
$node->safe_psql('first', q(ALTER TABLE "Odd Schema"."Table" DROP note));
$node->wait_for_catchup($standby);
is($session->query($fields), "id mail mixedCase", 'and that a column was dropped');
$session->quit;

$standby->stop;
$node->stop;
done_testing();
