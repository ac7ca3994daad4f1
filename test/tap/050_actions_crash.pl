# Backends and servers that die amid actions: nothing acknowledged is lost, and nothing is half done.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Recovery 'wait_for_end';
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->append_conf('postgresql.conf', "restart_after_crash = on\nfsync = on");
$node->start;
$node->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE SCHEMA app;
    SELECT model.define('{
        "task": {"table": "app.task", "fields": {
            "slug": {"type": "string", "unique": true}, "title": {"type": "string", "required": true},
            "steps": {"type": "hasMany", "model": "step"}},
         "states": {"initial": "open", "open": {}, "done": {}},
         "actions": {"create": {}, "update": {}, "delete": {}, "finish": {"from": "open", "to": "done"}}},
        "step": {"table": "app.step", "fields": {
            "text": {"type": "string", "unique": true},
            "task": {"type": "belongsTo", "model": "task", "onDelete": "cascade"}}}}');
    SELECT model.bulk_create('task', (SELECT jsonb_agg(jsonb_build_object('slug', 'kept-' || n, 'title', 'kept'))
        FROM generate_series(1, 100) n));));
my $rows = q(SELECT (SELECT string_agg(task::text, ';' ORDER BY id) FROM app.task)
    || ' ' || (SELECT coalesce(string_agg(step::text, ';' ORDER BY id), '') FROM app.step));

# Each action with what it meets in its middle: a lock that another session holds.
sub inputs { return "(SELECT jsonb_agg(jsonb_build_object($_[0])) FROM generate_series(1, 100) n)" }
my $locked_row = q(SELECT FROM app.task WHERE slug = 'kept-50' FOR UPDATE);
my $new = inputs(q('slug', 'new-' || n, 'title', 'new'));
my $nested = inputs(q('slug', 'new-' || n, 'title', 'new', 'steps',
    jsonb_build_array(jsonb_build_object('create', jsonb_build_object('text', n::text)))));
my $changed = inputs(q('id', n::text, 'title', 'new'));
my $mixed = inputs(q('slug', CASE n % 2 WHEN 0 THEN 'kept-' ELSE 'new-' END || n, 'title', 'new'));
my $named = inputs(q('id', n::text));
my $ids = q((SELECT jsonb_agg(n::text) FROM generate_series(1, 100) n));
my $parent = q('{"slug": "new", "title": "new", "steps": [{"create": {"text": "1"}}, {"create": {"text": "2"}}]}');
my @actions = (
    [ 'a bulk of creates', q(INSERT INTO app.task (slug, title) VALUES ('new-50', 'x')), "model.bulk_create('task', $new)" ],
    [ 'a bulk of nested creates', q(INSERT INTO app.step (text) VALUES ('50')), "model.bulk_create('task', $nested)" ],
    [ 'a bulk of updates', $locked_row, "model.bulk_update('task', $changed)" ],
    [ 'a bulk of upserts', $locked_row, "model.bulk_upsert('task', $mixed, '{slug}')" ],
    [ 'a bulk of transitions', $locked_row, "model.bulk_act('task', 'finish', $named)" ],
    [ 'a bulk of deletes', $locked_row, "model.bulk_delete('task', $ids)" ],
    [ 'a nested create', q(INSERT INTO app.step (text) VALUES ('2')), "model.create('task', $parent)" ],
);

# Does so in a session, and returns its backend when it waits.
sub waits_amid {
    my ($session, $call) = @_;
    my $pid = $session->query('SELECT pg_backend_pid()');
    $session->query_until(qr/amid/, "\\echo amid\nSELECT $call;\n");
    $node->poll_query_until('postgres', "SELECT cardinality(pg_blocking_pids($pid)) > 0") or die 'it does not wait';
    return $pid;
}

my %ways = (
    'terminated' => sub { $node->safe_psql('postgres', "SELECT pg_terminate_backend($_[0])") },
    'killed' => sub { kill 'KILL', $_[0] },
    'server crashed' => sub { $node->stop('immediate'); $node->start });

for my $action (@actions) {
    my ($name, $lock, $call) = @$action;
    for my $way (sort keys %ways) {
        my $whole = $node->safe_psql('postgres', $rows);
        my $holder = $node->background_psql('postgres', on_error_stop => 0);
        $holder->query("BEGIN; $lock");
        my $session = $node->background_psql('postgres', on_error_stop => 0);
        my $pid = waits_amid($session, $call);
        $ways{$way}->($pid);
        wait_for_end($node, $pid);
        eval { $_->quit } for $session, $holder;
        is($node->safe_psql('postgres', $rows), $whole, "$name, $way: nothing is half done");
    }
    # So that the same call, when it is let, does something.
    my ($result, $after) = split /\n/, $node->safe_psql('postgres', "BEGIN; SELECT $call ->> 'success'; $rows; ROLLBACK;");
    is($result, 'true', "$name succeeds undisturbed");
    isnt($after, $node->safe_psql('postgres', $rows), "$name changes something");
}

# A stream of everything over many connections, with crashes of both kinds amid: what the ledger has must be what is left.
my ($data, $log, $target) = ($node->data_dir, $node->logfile, $node->connstr('load'));
my $victim = q(SELECT pid FROM pg_stat_activity WHERE application_name = 'model-load' ORDER BY query_start DESC LIMIT 1);
my %crashes = (
    'the server stops' => "pg_ctl -D '$data' -m immediate stop && pg_ctl -D '$data' -w -l '$log' start",
    # (none is found while the server still recovers from the last one)
    'a backend is killed' => qq(pid=\$(psql -XAt -d "$target" -c "$victim") && kill -KILL \$pid || true));
for my $crash (sort keys %crashes) {
    $node->safe_psql('postgres', 'DROP DATABASE IF EXISTS load');
    $node->safe_psql('postgres', 'CREATE DATABASE load');
    my ($out, $error);
    my $whole = IPC::Run::run([ 'build/model-load', '--seconds', 6, '--crash-every', 2, '--crash', "($crashes{$crash}) >/dev/null 2>&1",
        '--self-test', $target ], '>', \$out, '2>', \$error);
    my $status = $?;
    ok($whole, "$crash amid a load: the database is as acknowledged");
    $whole ? note($out) : diag($out, $error, "status $status");
    like($out, qr/[1-9]\d* operations without an answer/, "$crash amid operations");
}
my $logged = slurp_file($log);
cmp_ok(scalar(() = $logged =~ /database system was interrupted/g), '>', 5, 'the server has recovered often');
cmp_ok(scalar(() = $logged =~ /terminated by signal 9/g), '>', scalar(@actions), 'and because of killed backends');

$node->stop;
done_testing();
