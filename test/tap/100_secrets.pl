# Passwords, encrypted strings and tokens are in no result, no error and no line of the server's log that is of our making,
# however a request with one fails; and who reads by permission is shown no plans.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init;
my $keys = $node->basedir . '/keys';
append_to_file($keys, '2026 ' . 'A' x 43 . "=\n");
chmod 0600, $keys or die "chmod: $!";
$node->append_conf('postgresql.conf', "model_api.encryption_key_file = '$keys'\nmodel_api.password_memory = 8MB\nmodel_api.password_operations = 1\n");
$node->start;
$node->safe_psql('postgres', q(
    CREATE EXTENSION model_api CASCADE;
    CREATE ROLE keeper;
    CREATE ROLE web LOGIN;
    CREATE SCHEMA app AUTHORIZATION keeper;
    GRANT USAGE ON SCHEMA app TO web;
    SET ROLE keeper;
    CREATE TABLE app.told (what text);
    SELECT model.define_users('{"user": {"table": "app.users", "fields": {"name": {"type": "string"}}, "sendCode": "app.send", "actions":
        {"signUp": {"params": {"name": "string"}, "run": "app.listen", "onSuccess": "app.heard"}, "changePassword": {"run": "app.listen"}, "resetPassword": {"run": "app.listen"}}}, "session": {"table": "app.session"}}');
    SELECT model.define('{"account": {"table": "app.account", "actions": {"create": {"run": "app.listen_account", "onSuccess": "app.heard_account"}, "update": {}}, "fields": {"owner": {"type": "string", "required": true, "unique": true, "length": {"max": 9}},
        "iban": {"type": "encryptedString", "required": true}, "pin": {"type": "password"}, "user": {"type": "belongsTo", "model": "user"}}}}');
    CREATE FUNCTION app.send("user" app.users, kind text, code text) RETURNS void LANGUAGE sql AS 'SELECT';
    CREATE FUNCTION app.listen("user" app.users, params jsonb) RETURNS app.users LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO app.told VALUES (params::text || "user"::text);
        IF params ->> 'name' = 'raise' THEN RAISE 'a hook raises'; END IF;
        IF params ->> 'name' = 'check' THEN "user".name := 'check'; END IF;
        RETURN "user";
    END $$;
    CREATE FUNCTION app.heard("user" app.users, params jsonb) RETURNS void LANGUAGE sql AS 'INSERT INTO app.told VALUES (params::text || "user"::text)';
    CREATE FUNCTION app.listen_account(account app.account, params jsonb) RETURNS app.account LANGUAGE sql AS 'INSERT INTO app.told VALUES (params::text || account::text); SELECT account';
    CREATE FUNCTION app.heard_account(account app.account, params jsonb) RETURNS void LANGUAGE sql AS 'INSERT INTO app.told VALUES (params::text || account::text)';
    ALTER TABLE app.users ADD CONSTRAINT odd CHECK (name <> 'check');
    ALTER TABLE app.account ADD CONSTRAINT odd_owner CHECK (owner <> 'odd');
    CREATE TABLE app.given (secret text);
    INSERT INTO app.given VALUES ('SeKrEt-in-PlAiN-42');
    GRANT SELECT ON app.given TO web;
    SELECT model.permit('unauthenticated', '{"account": {"read": {"owner": {"startsWith": "open"}}}}');
    INSERT INTO app.account (owner, iban) SELECT CASE n % 2 WHEN 0 THEN 'open' ELSE 'hidden' END || n, '' FROM generate_series(1, 100) n;
    SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}');
    ANALYZE app.account));
$node->append_conf('postgresql.conf', "log_statement = all\nlog_min_messages = debug2\nlog_min_error_statement = debug2\nlog_error_verbosity = verbose\nlog_min_duration_statement = 0\n"
    . "log_parameter_max_length = -1\nlog_parameter_max_length_on_error = -1\nsession_preload_libraries = auto_explain\nauto_explain.log_min_duration = 0\nauto_explain.log_nested_statements = on\nauto_explain.log_verbose = on\nauto_explain.log_analyze = on\n");
$node->restart;

# The secret is in none of the client's statements: it comes from a table.
my @web = (extra_params => [ '-U', 'web' ]);
my @users = map { [ 'web', "model.act('user', $_) FROM app.given" ] } (
    q('signUp', jsonb_build_object('email', 'eve@example.org', 'password', secret)),
    q('signUp', jsonb_build_object('email', 'ada@example.org', 'password', secret)),
    q('signUp', jsonb_build_object('email', 'no address', 'password', secret)),
    q('signUp', jsonb_build_object('email', 'raise@example.org', 'password', secret, 'name', 'raise')),
    q('signUp', jsonb_build_object('email', 'check@example.org', 'password', secret, 'name', 'check')),
    q('signUp', jsonb_build_object('email', 'wrong@example.org', 'password', jsonb_build_object(secret, secret))),
    q('signUp', jsonb_build_object('email', 'wrong@example.org', 'password', jsonb_build_array(secret))),
    q('signUp', jsonb_build_object('email', 'long@example.org', 'password', repeat(secret, 100))),
    q('signIn', jsonb_build_object('email', 'ada@example.org', 'password', secret)),
    q('signIn', jsonb_build_object('email', 'nobody@example.org', 'password', secret)),
    q('changePassword', jsonb_build_object('id', '1', 'currentPassword', secret, 'newPassword', secret)),
    q('verifyEmail', jsonb_build_object('code', secret)),
    q('resetPassword', jsonb_build_object('code', secret, 'password', secret)));
my @records = map { [ 'postgres', "model.$_ FROM app.given" ] } (
    q(create('account', jsonb_build_object('owner', 'ada', 'iban', secret, 'pin', secret))),
    q(create('account', jsonb_build_object('owner', 'ada', 'iban', secret, 'pin', secret))),
    q(create('account', jsonb_build_object('owner', 'odd', 'iban', secret, 'pin', secret))),
    q(create('account', jsonb_build_object('owner', 'far too long', 'iban', secret, 'pin', secret))),
    q(create('account', jsonb_build_object('iban', jsonb_build_object('a', secret), 'pin', jsonb_build_array(secret)))),
    q(create('account', jsonb_build_object('owner', 'bob', 'iban', secret, 'userId', 77))),
    q(update('account', 1, jsonb_build_object('owner', 'odd', 'iban', secret, 'pin', secret))),
    q(upsert('account', jsonb_build_object('owner', 'ada', 'iban', secret), '{owner}')),
    q(bulk_create('account', jsonb_build_array(jsonb_build_object('owner', 'odd', 'iban', secret), jsonb_build_object('owner', 'eve', 'iban', secret), jsonb_build_object('owner', 'eve', 'iban', secret)))),
    q(bulk_update('account', jsonb_build_array(jsonb_build_object('id', 1, 'owner', 'odd', 'iban', secret)))),
    q(act('account', 'update', jsonb_build_object('id', 1, 'account', jsonb_build_object('iban', secret, 'user', jsonb_build_object('create', jsonb_build_object('email', 'x', 'password', secret)))))),
    q(graphql('mutation ($s: String!) { createAccount(account: {owner: "odd", iban: $s}) { success errors { message ... on InvalidRecordError { record validationErrors { apiIdentifier message } } } account { id } } }', jsonb_build_object('s', secret))),
    q(graphql('mutation ($s: String!) { signUpUser(email: "ada@example.org", password: $s) { success errors { message ... on InvalidRecordError { record } } } }', jsonb_build_object('s', secret))),
    q(graphql('mutation ($s: String!) { internal { createAccount(account: {owner: "odd", iban: $s}) { success errors { message } account } } }', jsonb_build_object('s', secret))));
my @asked = map { [ 'postgres', "model.$_ FROM app.given" ] } (
    q(count('account', jsonb_build_object('iban', jsonb_build_object('equals', secret)))), q(count('account', jsonb_build_object('pin', jsonb_build_object('isSet', true)))),
    q(find_by('account', 'iban', secret)), q(find_many('account', sort => '{"iban": "Ascending"}')), q(find_many('account', sort => '{"pin": "Ascending"}')), q(find_many('account', selection => '{"iban": true}')),
    q(find_many('account', selection => '{"user": {"password": true}}')), q(find_many('account', jsonb_build_object('user', jsonb_build_object('password', jsonb_build_object('equals', secret))))),
    q(explain('account', jsonb_build_object('iban', jsonb_build_object('equals', secret)))), q(filter_sql('account', jsonb_build_object('iban', jsonb_build_object('equals', secret)))),
    q(count('account', search => secret, search_fields => '{"iban": true}')), q(graphql('{ accounts { edges { node { iban pin } } } }')), q(use_session(secret)));

my $offset = -s $node->logfile;
my $answers = '';
for (@users, @records, @asked) {
    my ($role, $call) = @$_;
    my ($status, $out, $error) = $node->psql('postgres', "SELECT $call", extra_params => [ '-U', $role ]);
    $answers .= $out;
    unlike($out . $error, qr/SeKrEt-in-PlAiN-42/i, "not in what is answered: $call");
    if ($call =~ /^model\.(count|find|explain|filter_sql|use_session)/) { isnt($status, 0, "an error: $call") }
}
my $log = slurp_file($node->logfile, $offset);
my @lines = grep { /SeKrEt-in-PlAiN-42/i } split /\n/, $log;
is("@lines[0 .. ($#lines < 3 ? $#lines : 3)]", '', 'nor in the log');
like($log, qr/UPDATE app\.|INSERT INTO app\./, 'in which our statements are');
like($answers, qr/"success":true.*"success":false/s, 'some of it succeeded, and some did not');

is($node->safe_psql('postgres', q(SELECT count(*) > 3, count(*) FILTER (WHERE what ~* 'SeKrEt-in-PlAiN-42') FROM app.told)), 't|0', 'nor do hooks hear it');
is($node->safe_psql('postgres', q(SELECT count(*) FROM app.users u, app.account a WHERE (u::text || a::text) ~* 'SeKrEt-in-PlAiN-42')), '0', 'nor is it stored');
is($node->safe_psql('postgres', q(SELECT count(*) FROM app.account WHERE iban <> '' AND model.decrypt(iban) = (SELECT secret FROM app.given))), '2', 'but encrypted');
is($node->safe_psql('postgres', q(SELECT count(*) FROM app.account WHERE _search::text ~* 'sekret')) , '0', 'it cannot be searched');
is($node->safe_psql('postgres', q(SELECT count(*) FROM model.suggest_words('account', 'sek'))), '0', 'nor suggested');

my $told = $node->safe_psql('postgres', q(SELECT model.graphql('{ __type(name: "Account") { fields { name } } in: __type(name: "AccountFilter") { inputFields { name } } sort: __type(name: "AccountSort") { inputFields { name } } }')));
unlike($told, qr/"(iban|pin)"/, 'the schema has no such fields to ask for');
is($node->safe_psql('postgres', q(SELECT count(*) FROM model.rows(NULL::app.account) r WHERE r.pin IS NOT NULL), @web), '0', 'by permission rows have none');

# A token is shown to whom it is given, and kept nowhere.
my $token = $node->safe_psql('postgres', q(SELECT model.use_session() ->> 'token'), @web);
is(length $token, 43, 'a token');
$node->psql('postgres', "SELECT model.use_session('$token') IS NULL", @web);
is(join("\n", grep { /\Q$token\E/ && !/model\.use_session\(/ } split /\n/, slurp_file($node->logfile, $offset)), '', 'of which the log knows what the client has sent');
is($node->safe_psql('postgres', qq(SELECT count(*) FROM app.session_secret s, app.session r WHERE (s::text || r::text) ~ '$token')), '0', 'and the tables nothing');

# An address that nobody has, one whose user has no password, and a wrong password cost the same: the same statements, in the
# same order, and a hash.
$node->safe_psql('postgres', q(INSERT INTO app.users (email) VALUES ('open@example.org')));
my %work;
for my $address ('ada', 'open', 'nobody') {
    my $from = -s $node->logfile;
    my $sign_in = qq(BEGIN; SELECT model.act('user', 'signIn', '{"email": "$address\@example.org", "password": "a wrong one"}'); ROLLBACK);
    my $answer = $node->safe_psql('postgres', $sign_in, @web);
    $work{$address} = join "\n", $answer, grep { !/model\.act/ } slurp_file($node->logfile, $from) =~ /Query Text: (.*)/g;
    my @times = map { my $begin = Time::HiRes::time(); $node->safe_psql('postgres', "SET model_api.password_memory = '64MB'; SET model_api.password_operations = 3; $sign_in"); Time::HiRes::time() - $begin } 1 .. 3;
    $work{"time of $address"} = (sort { $a <=> $b } @times)[0];
}
like($work{ada}, qr/GGT_INVALID_EMAIL_PASSWORD.*SELECT .* FROM app\.users .*INSERT INTO model\.sign_in_attempt/s, 'a wrong password is looked up and counted');
is($work{$_}, $work{ada}, "so is the password of $_") for 'open', 'nobody';
cmp_ok($work{"time of $_"}, '>', $work{'time of ada'} / 2, "which takes as long: $_") for 'open', 'nobody';

# What the planner knows of all records is not for who may see some.
my ($out, $error);
$node->psql('postgres', q(SET client_min_messages = log; SET debug_print_plan = on; SET debug_print_parse = on; SET debug_print_rewritten = on;
    SELECT model.count('account', '{"owner": {"equals": "hidden7"}}')), @web, stdout => \$out, stderr => \$error);
is($out, '0', 'a hidden record is not counted');
is(() = $error =~ /LOG:  plan:/g, 1, 'and one plan is shown: of the statement that the client has sent');
unlike($error, qr/:relid /, 'which reads no table');

$node->stop;
done_testing();
