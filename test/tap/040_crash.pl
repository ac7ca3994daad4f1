# A backend or server that dies in the middle of a definition leaves nothing of it, and what was there before is whole.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Recovery 'wait_for_end';
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->append_conf('postgresql.conf', "restart_after_crash = on");
$node->start;
$node->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA app;
    SELECT model.define('{"before": {"table": "app.before", "fields": {"text": {"type":"string"}}}}');
    INSERT INTO app.before (text) VALUES ('kept');));

my $definition = q('{"before": {"table": "app.before", "fields": {"text": {"type":"string"}, "more": {"type":"string"}}},
    "crashed": {"table": "app.crashed", "fields": {"before": {"type":"belongsTo","model":"before"}}}}');
my $state = q(SELECT (SELECT string_agg(name, ',' ORDER BY name) FROM model.model) || ' ' || (SELECT count(*) FROM model.field)
    || ' ' || (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = 'app'::regnamespace)
    || ' ' || (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'app.before'::regclass AND attnum > 0));
my $whole = $node->safe_psql('postgres', $state);

# kill_amid(how): defines in a session that is held before its commit, ends it as `how` says.
sub kill_amid {
    my ($name, $how) = @_;
    my $session = $node->background_psql('postgres', on_error_stop => 0);
    like($session->query("BEGIN; SELECT model.define($definition)"), qr/app\.crashed/, "$name: defined");
    my $pid = $session->query('SELECT pg_backend_pid()');
    $how->($pid);
    eval { $session->quit };
    wait_for_end($node, $pid);
    is($node->safe_psql('postgres', $state), $whole, "$name: nothing is left");
    is($node->safe_psql('postgres', q(SELECT model.find_first('before', selection => '{"text":true}'))), '{"text":"kept"}', "$name: what was there is whole");
}

kill_amid('terminated', sub { $node->safe_psql('postgres', "SELECT pg_terminate_backend($_[0])") });
kill_amid('killed', sub { kill 'KILL', $_[0] });
kill_amid('server crashed', sub { $node->stop('immediate'); $node->start });
is($node->safe_psql('postgres', "SELECT count(*) FROM model.define($definition)"), '2', 'and it can be defined then');

# A definition that is prepared for two-phase commit takes its locks and its place through a crash.
$node->append_conf('postgresql.conf', 'max_prepared_transactions = 2');
$node->restart;
$node->safe_psql('postgres', q(BEGIN; SELECT model.define('{"late": {"table": "app.late"}}'); PREPARE TRANSACTION 'late'));
$node->stop('immediate');
$node->start;
is($node->safe_psql('postgres', q(SELECT count(*) FROM model.model WHERE name = 'late')), '0', 'prepared: not there yet');
$node->safe_psql('postgres', q(COMMIT PREPARED 'late'));
is($node->safe_psql('postgres', q(SELECT model.count('late'))), '0', 'prepared, then committed');

$node->stop;
done_testing();
