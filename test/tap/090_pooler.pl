# Behind a pooler that gives each transaction another connection (PgBouncer), a client is who its token says, and nobody
# else's identity is left behind for it.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my ($pgbouncer) = grep { -x } '/usr/sbin/pgbouncer', '/usr/bin/pgbouncer';
plan skip_all => 'pgbouncer is not installed' unless $pgbouncer;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
$node->start;
$node->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE ROLE keeper;
    CREATE ROLE web LOGIN;
    CREATE SCHEMA app AUTHORIZATION keeper;
    GRANT USAGE ON SCHEMA app TO web;
    SET ROLE keeper;
    SELECT model.define_users('{"user": {"table": "app.users"}, "session": {"table": "app.session"}}')));

my $port = PostgreSQL::Test::Cluster::get_free_port();
my $home = $node->basedir;
append_to_file("$home/users.txt", qq("web" ""\n));

sub start_pooler {
    my ($mode, $reset) = @_;
    open my $file, '>', "$home/pooler.ini" or die $!;
    print $file "[databases]\npostgres = host=" . $node->host . " port=" . $node->port . " dbname=postgres\n"
        . "[pgbouncer]\nlisten_port = $port\nlisten_addr =\nunix_socket_dir = " . $node->host . "\nauth_type = trust\n"
        . "auth_file = $home/users.txt\npool_mode = $mode\ndefault_pool_size = 1\nserver_reset_query = $reset\n"
        . "logfile = $home/pooler.log\npidfile = $home/pooler.pid\n";
    close $file;
    PostgreSQL::Test::Utils::run_log([$pgbouncer, '-q', '-d', "$home/pooler.ini"]) or die slurp_file("$home/pooler.log");
    for (1 .. 100) { last if -S $node->host . "/.s.PGSQL.$port"; select undef, undef, undef, 0.1 }
}

sub stop_pooler {
    my $pid = slurp_file("$home/pooler.pid");
    chomp $pid;
    kill 'INT', $pid;
    for (1 .. 100) { last unless kill 0, $pid; select undef, undef, undef, 0.1 }
}

# Each call is another client.
sub ask {
    my ($sql) = @_;
    my ($out, $err);
    IPC::Run::run(['psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-h', $node->host, '-p', $port, '-U', 'web', '-d', 'postgres', '-f', '-'],
        '<', \$sql, '>', \$out, '2>', \$err) or return "failed: $err";
    chomp $out;
    return $out;
}

start_pooler('transaction', '');
my $backend = ask('SELECT pg_backend_pid()');
like($backend, qr/^\d+$/, 'a client of the pooler');
ask(q(SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}')));
my $token = ask(q(SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}') ->> 'token'));
is(length $token, 43, 'a token');
is(ask('SELECT pg_backend_pid()'), $backend, 'all clients share one connection');
is(ask("BEGIN; SELECT model.use_session('$token') IS NULL; SELECT model.current_user_id(); COMMIT"), "f\n1", 'a transaction with a token is the user\'s');
is(ask('SELECT model.current_user_id() IS NULL, model.current_session() IS NULL'), 't|t', 'the next client is nobody');
like(ask("BEGIN; SELECT model.use_session('$token') IS NULL; SELECT 1 / 0; COMMIT"), qr/division by zero/, 'a transaction that fails');
is(ask('SELECT model.current_user_id() IS NULL, model.current_session() IS NULL'), 't|t', 'leaves nobody behind');
is(ask("SELECT model.use_session('$token') IS NULL") . ask('SELECT model.current_user_id() IS NULL'), 'ft', 'nor does a single statement');
my $two = "SELECT model.use_session('$token') IS NULL;\nSELECT model.current_user_id() IS NULL;";
is(ask($two), "f\nt", 'nor to the client itself, once its transaction has ended');
is(ask("DO \$\$ BEGIN PERFORM model.use_session('$token'); COMMIT; RAISE INFO '%', model.current_user_id(); END \$\$; SELECT model.current_user_id() IS NULL"), 't', 'nor does a COMMIT inside');
stop_pooler();

# Where a connection is a client's until it leaves, DISCARD ALL is what the pooler does then.
start_pooler('session', 'DISCARD ALL');
is(ask("SELECT model.use_session('$token', false) IS NULL; SELECT model.current_user_id()"), "f\n1", 'an identity that lasts');
is(ask('SELECT model.current_user_id() IS NULL'), 't', 'does not outlast its client');
stop_pooler();

done_testing();
