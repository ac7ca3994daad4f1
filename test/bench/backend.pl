#!/usr/bin/env perl
# backend.pl DATABASE - what a backend costs: its first call (W8), and its memory after many shapes of request (W10).
use strict;
use warnings;
use List::Util qw(max);

my ($database) = @ARGV;
my $connections = $ENV{CONNECTIONS} || 15;

sub median { my @sorted = sort { $a <=> $b } @_; return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2 }

# As psql sees it in a new connection, in ms.
sub first_call {
    my ($in, $sql) = @_;
    my $output = qx(psql -Xqd $in -o /dev/null -c '\\timing on' -c "$sql");
    return $output =~ /^Time: ([\d.]+) ms/m ? $1 : die "no time for $sql in $in: $output";
}

my $by_hand = q(SELECT row_to_json(n) FROM (SELECT id::text, title, body, score, kind, address, parent_id::text,
    created_at, updated_at FROM item7 WHERE id = 1) n);

print "| | first call in a new connection | model_api ms | JSON by hand ms | goal | |\n|---|---|--:|--:|--:|---|\n";
for my $models (100, 500) {
    my (@ours, @page, @graphql, @hand);
    for (1 .. $connections) {
        push @ours, first_call("cold_$models", "SELECT model.find_one('item7', 1)");
        push @page, first_call("cold_$models", "SELECT model.find_many('item7')");
        push @graphql, first_call("cold_$models", "SELECT model.graphql('{ item7(id: 1) { id title parent { title } } }')");
        push @hand, first_call("cold_$models", $by_hand);
    }
    for (['find_one', \@ours], ['find_many', \@page], ['graphql', \@graphql]) {
        my ($what, $times) = @$_;
        my $time = median(@$times);
        printf "| W8 | %s, %d models | %.1f | %.1f | %s | %s |\n", $what, $models, $time, median(@hand),
            $models == 500 ? ('<= 10', $time <= 10 ? 'met' : 'missed') : ('', '');
    }
}

# Private memory of the process, for the C++ part is in none of PostgreSQL's contexts.
my $memory = q(SELECT format('%s|%s', substring(pg_read_file('/proc/self/status') FROM 'RssAnon:\\s*(\\d+)'),
    (SELECT sum(total_bytes) / 1024 FROM pg_backend_memory_contexts)););
my $shapes = q(DO $do$
DECLARE
    fields text[] := '{id,title,status,score,createdAt,publishedAt,author,body}';
BEGIN
    FOR i IN %d .. %d LOOP
        PERFORM model.find_many('post', sort => jsonb_build_object(fields[1 + i %% 5], 'Ascending'), first => 1 + i / 255,
            filter => '{"score": {"greaterThan": 998}}', selection =>
                (SELECT jsonb_object_agg(fields[b], true) FROM generate_series(1, 8) b WHERE (1 + i %% 255) >> (b - 1) & 1 = 1));
    END LOOP;
END $do$;);
my $session = "SELECT model.find_one('post', 1) IS NULL;\n$memory\n"
    . sprintf($shapes, 1, 250) . "\n$memory\n" . sprintf($shapes, 251, 1000) . "\n$memory\n" . sprintf($shapes, 1001, 3000) . "\n$memory\n";
open my $file, '>', "$ENV{OUT}/shapes.sql" or die $!;
print $file $session;
close $file;
my @lines = grep {/^\d+\|/} split /\n/, qx(psql -XAtq -v ON_ERROR_STOP=1 -d $database -f "$ENV{OUT}/shapes.sql");
die "no memory was measured" if @lines != 4;
my @after = map { [split /\|/] } @lines;
print "\n| | memory of a backend after so many shapes of request | private MB | of it in PostgreSQL's contexts |\n|---|---|--:|--:|\n";
printf "| W10 | %s | %.1f | %.1f |\n", (1, 250, 1000, 3000)[$_], map { $_ / 1024 } @{$after[$_]} for 0 .. 3;
