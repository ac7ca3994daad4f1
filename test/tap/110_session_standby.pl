# A session goes on, on a hot standby, with what its user may read there; what writes says so; and after a promotion tokens
# are good for as long as they were.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $primary = PostgreSQL::Test::Cluster->new('primary');
$primary->init(allows_streaming => 1);
$primary->append_conf('postgresql.conf', "autovacuum = off\nmodel_api.password_memory = 8MB\nmodel_api.password_operations = 1");
$primary->start;
$primary->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE ROLE keeper;
    CREATE ROLE web LOGIN;
    CREATE SCHEMA app AUTHORIZATION keeper;
    GRANT USAGE ON SCHEMA app TO web;
    SET ROLE keeper;
    SELECT model.define_users('{"user": {"table": "app.users"}, "session": {"table": "app.session"}}');
    SELECT model.define('{"post": {"table": "app.post", "fields": {"title": {"type": "string"}, "user": {"type": "belongsTo", "model": "user"}}}}');
    SELECT model.permit('signed-in', '{"post": {"read": {"userId": {"equals": {"$session": "userId"}}}}}')));
my @web = (extra_params => [ '-U', 'web' ]);
my %token;
for my $name ('ada', 'bob') {
    my $new = $primary->safe_psql('postgres', q(SELECT model.use_session() ->> 'token'), @web);
    $token{$name} = $primary->safe_psql('postgres', qq(BEGIN; SELECT model.use_session('$new') IS NULL;
        SELECT model.act('user', 'signUp', '{"email": "$name\@example.org", "password": "analytical 1843"}') ->> 'token'; COMMIT), @web) =~ s/.*\n//sr;
}
$primary->safe_psql('postgres', q(INSERT INTO app.post (title, user_id) SELECT email || ' wrote', id FROM app.users));
$primary->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'base', has_streaming => 1);
$standby->start;
sub catch_up { $primary->wait_for_catchup($standby, 'replay', $primary->lsn('insert')) }
catch_up();

# The last line that a transaction with this token's session answers, and its error.
sub as {
    my ($node, $token, $query) = @_;
    my ($status, $out, $error) = $node->psql('postgres', "BEGIN; SELECT model.use_session('$token') ->> 'id' IS NULL; $query; COMMIT", on_error_stop => 1, @web);
    return ($out =~ s/.*\n//sr, $error);
}
my $titles = q(SELECT model.find_many('post', selection => '{"title": true}') -> 'edges' #>> '{0,node,title}' || model.count('post'));
for my $node ($primary, $standby) {
    my $name = $node->name;
    is((as($node, $token{ada}, $titles))[0], 'ada@example.org wrote1', "$name: a session reads what it may");
    is((as($node, $token{bob}, $titles))[0], 'bob@example.org wrote1', "$name: another what that may");
    is((as($node, $token{ada}, q(SELECT model.current_session('{"user": {"email": true}}') #>> '{user,email}' || model.has_role('signed-in'))))[0], 'ada@example.orgtrue', "$name: it knows who it is");
    is((as($node, $token{ada}, q(SELECT model.graphql('{ posts { edges { node { title } } } }') #>> '{data,posts,edges,0,node,title}')))[0], 'ada@example.org wrote', "$name: in GraphQL too");
    like((as($node, 'A' x 43, $titles))[1], qr/the session is not valid, or has expired/, "$name: no token, no session");
    like(($node->psql('postgres', $titles, @web))[2], qr/permission denied for model "post"/, "$name: without a session nothing");
}
my %writes = (
    q(SELECT model.use_session()) => 'model.use_session()',
    qq(SELECT model.act('user', 'signIn', '{"email": "ada\@example.org", "password": "analytical 1843"}')) => '\S+',
    qq(BEGIN; SELECT model.use_session('$token{ada}') IS NULL; SELECT model.act('user', 'signOut', '{"id": "1"}')) => '\S+',
    qq(BEGIN; SELECT model.use_session('$token{ada}') IS NULL; SELECT model.act_on_session('update', '{"session": {}}')) => '\S+',
    qq(BEGIN; SELECT model.use_session('$token{ada}') IS NULL; SELECT model.revoke_sessions('1')) => '\S+');
for my $write (sort keys %writes) {
    my ($status, $out, $error) = $standby->psql('postgres', $write, on_error_stop => 1, @web);
    isnt($status, 0, 'not on a standby: ' . $write =~ s/'[\w-]{43}'/'...'/r);
    like($error, qr/ERROR:  (GGT_\w+: )?cannot execute $writes{$write}.* in a read-only transaction/, 'and says so');
}

# What ends on the primary ends on the standby, in a connection that keeps its session, too.
my $kept = $standby->background_psql('postgres', on_error_stop => 0, @web);
$kept->query(qq(SELECT model.use_session('$token{bob}', false) IS NULL;));
is($kept->query(q(SELECT model.count('post');)), '1', 'a connection with a session');
is($primary->safe_psql('postgres', q(SELECT model.revoke_sessions('2'))), '1', 'which is revoked');
catch_up();
is($kept->query(q(SELECT model.current_user_id() IS NULL;)), 't', 'is nobody any more');
$kept->quit;

$primary->stop;
$standby->promote;
is((as($standby, $token{ada}, $titles))[0], 'ada@example.org wrote1', 'after a promotion the token holds');
like((as($standby, $token{bob}, $titles))[1], qr/the session is not valid, or has expired/, 'and the revoked one does not');
my ($new) = as($standby, $token{ada}, q(SELECT model.act('user', 'signOut', '{"id": "1"}') ->> 'token'));
is(length $new, 43, 'who signs out has another one');
like((as($standby, $token{ada}, $titles))[1], qr/the session is not valid, or has expired/, 'and the one before is worth nothing');

$standby->stop;
done_testing();
