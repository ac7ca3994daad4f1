#!/usr/bin/env perl
# writes.pl DATABASE - W7: what search adds to the cost of writing, and whether writers wait for each other.
#
# The same statements into a table with search, one without, and one with a generated tsvector and core's GIN. What was
# written is deleted after each run.
use strict;
use warnings;
use FindBin;
require "$FindBin::Bin/run.pl";

my ($database) = @ARGV;
my $rounds  = $ENV{ROUNDS} || 3;
my $seconds = $ENV{SECONDS_EACH} || 1;
my @tables  = ('document', 'bare', 'plain');

my $columns = 'title, body, author_email, sku, status, category, score, created_at';
my $draw = "\\set n random(1, 4000)\n";
my $update = "\\set id random(1, 2000) + $ENV{DOCUMENTS}\n";

sub insert { my ($table) = @_; return "${draw}INSERT INTO $table ($columns) SELECT $columns FROM element WHERE number = :n;\n" }

sub bulk_create {
    my ($table) = @_;
    my $call = $table ne 'plain' ? "SELECT model.bulk_create('$table', records) FROM batch" : "INSERT INTO plain ($columns)
SELECT r.title, body, \"authorEmail\", sku, status, category, score, now()
FROM batch, jsonb_to_recordset(records) AS r (title text, body text, \"authorEmail\" text, sku text, status text, category integer, score integer)";
    return "BEGIN;\n$call;\nROLLBACK;\n";
}

my @workloads = (
    {   text => 'INSERT of one row',
        sql  => \&insert,
    },
    {   text => 'UPDATE of a field that is searched',
        has_rows => 1,
        sql  => sub { "${update}UPDATE $_[0] SET title = reverse(title) WHERE id = :id;\n" },
    },
    {   text => 'UPDATE of one that is not',
        has_rows => 1,
        sql  => sub { "${update}UPDATE $_[0] SET score = score + 1 WHERE id = :id;\n" },
    },
    {   text => 'create',
        sql  => sub { $_[0] eq 'plain' ? undef : "${draw}SELECT model.create('$_[0]', record) FROM element WHERE number = :n;\n" },
    },
    {   text => 'bulk create of 1000',
        runs => 6,
        goal => 3,
        sql  => \&bulk_create,
    },
);

my $only = $ENV{T} // '.';
@workloads = grep {"W7 $_->{text}" =~ /$only/} @workloads;
exit 0 if !@workloads;

# Rows to be changed.
sub fill {
    my ($table) = @_;
    query($database, "INSERT INTO $table (id, $columns) SELECT $ENV{DOCUMENTS} + number, $columns FROM element WHERE number <= 2000");
}

sub clean {
    my ($table) = @_;
    query($database, $_) for "DELETE FROM $table WHERE id > $ENV{DOCUMENTS}", "VACUUM $table";
}

sub measure {
    my ($workload) = @_;
    for my $table (@tables) {
        my $sql = $workload->{sql}->($table) or next;
        my $runs = $workload->{runs} // 100 + int(500 * $seconds);
        fill($table) if $workload->{has_rows};
        my (undef, @times) = map { $_->[1] } pgbench($database, [$sql], '-t', $runs);
        push @{$workload->{times}{$table}}, @times;
        clean($table);
    }
}

# What eight connections do in a while, and the waits for locks that another one sees meanwhile.
sub together {
    my ($table) = @_;
    my $time = $seconds < 1 ? 1 : int(5 * $seconds);
    my $watching = fork // die $!;
    if (!$watching) {
        query($database, "CALL watch_locks('$table', $time)");
        exit 0;
    }
    my @times = map { $_->[1] } pgbench($database, [insert($table)], '-c', 8, '-j', 2, '-T', $time);
    waitpid $watching, 0;
    die 'the locks could not be watched' if $?;
    clean($table);
    my ($waits) = query($database, "SELECT coalesce(string_agg(format('%s %s', kind, n), ', ' ORDER BY kind), '0')
        FROM (SELECT kind, count(*) AS n FROM lock_wait WHERE tab = '$table' GROUP BY kind) w");
    return ($table eq 'document' ? 'with search' : $table eq 'bare' ? 'without' : 'tsvector by hand', sprintf('%.0f', @times / $time),
        ms(p50(@times)), ms(percentile(0.99, @times)), $waits->[0]);
}

sub ratio {
    my ($workload, $under) = @_;
    my ($a, $b) = @{$workload->{times}}{'document', $under};
    return $a && $b ? p50(@$a) / p50(@$b) : undef;
}

sub row {
    my ($workload) = @_;
    my $ratio = ratio($workload, 'bare');
    my $by_hand = ratio($workload, 'plain');
    return [$workload->{text}, (map { my $times = $workload->{times}{$_}; $times ? ms(p50(@$times)) . ' / ' . ms(p95(@$times)) : '' } 'document', 'bare'),
        sprintf('%.2f', $ratio), $workload->{goal} ? sprintf('<= %.2f %s', $workload->{goal}, $ratio <= $workload->{goal} ? 'met' : 'missed') : '',
        (map { $_ ? ms(p50(@$_)) . ' / ' . ms(p95(@$_)) : '' } $workload->{times}{plain}), $by_hand ? sprintf('%.2f', $by_hand) : ''];
}

query($database, $_) for 'DROP TABLE IF EXISTS lock_wait', 'CREATE UNLOGGED TABLE lock_wait (tab text, kind text)',
    q(CREATE OR REPLACE PROCEDURE watch_locks(tab text, seconds float) LANGUAGE plpgsql AS $$
    DECLARE ending timestamptz := clock_timestamp() + seconds * interval '1 second';
    BEGIN
        WHILE clock_timestamp() < ending LOOP
            INSERT INTO lock_wait SELECT tab, locktype FROM pg_locks WHERE NOT granted;
            PERFORM pg_sleep(0.002);
        END LOOP;
    END $$);
for my $round (1 .. $rounds) {
    print STDERR "writes, round $round of $rounds\n";
    measure($_) for @workloads;
}
print_table(['W7: p50 / p95, ms', 'with search', 'without', 'ratio', 'goal', 'tsvector by hand', 'ratio'], map { row($_) } @workloads);
print_table(['W7: 8 connections INSERT', 'rows/s', 'p50 ms', 'p99 ms', 'waits for locks seen'], map { [together($_)] } @tables);
