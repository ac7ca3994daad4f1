#!/usr/bin/env perl
# reads.pl DATABASE - W7: each class of searches in each kind of list, beside a tsvector and pg_trgm by hand.
#
# Every query is a script of its own, and all variants run the same ones in the same order, one variant after the other
# in every round. The first run of a query in a connection, which prepares it, does not count.
use strict;
use warnings;
use FindBin;
require "$FindBin::Bin/run.pl";

my ($database) = @ARGV;
our $planned_with_values; # run.pl's
my $rounds  = $ENV{ROUNDS} || 3;
my $queries = $ENV{QUERIES};
my $only    = $ENV{T} // '.';
my $has_search = query($database, q(SELECT to_regclass('document') IS NOT NULL)) eq 't';

my $goal = 1.5; # p50, to the tsvector by hand
my $page = 25;
my $columns = 'p.id::text AS id, p.title, p.sku, p.status, p.created_at AS "createdAt"';
my $selection = q('{"id": true, "title": true, "sku": true, "status": true, "createdAt": true}');
my $newest = q('[{"createdAt": "Descending"}, {"id": "Descending"}]');

# As ours: a connection of what has been read one further than the page. Cursors are plain text and not checked.
sub connection {
    my ($order, $rows) = @_;
    return "SELECT json_build_object('edges', json_agg(e) FILTER (WHERE i <= $page), 'pageInfo', json_build_object(
    'hasNextPage', count(*) > $page, 'startCursor', (array_agg((e).cursor))[1], 'endCursor', (array_agg((e).cursor))[least(count(*), $page)]))
FROM (SELECT e, row_number() OVER () AS i FROM (SELECT concat(n.$order, '/', n.id) AS cursor, n AS node FROM (
$rows LIMIT $page + 1) n) e) r;\n";
}

sub list { my ($arguments) = @_; return "SELECT model.find_many('document', search => :typed, first => $page, selection => $selection$arguments);\n" }
sub by_rank { my ($where) = @_; return connection('rank', "SELECT $columns, ts_rank(vector, :by_hand::tsquery) AS rank
FROM plain p WHERE vector @@ :by_hand::tsquery$where ORDER BY rank DESC, p.id DESC") }
sub by_time { my ($where) = @_; return connection('"createdAt"', "SELECT $columns
FROM plain p WHERE vector @@ :by_hand::tsquery$where ORDER BY p.created_at DESC, p.id DESC") }

my @lists = (
    {   name => 'by relevance',
        ours => list(''),
        hand => by_rank(''),
        trigrams => 1,
    },
    {   name => 'by relevance, behind 250',
        ours => list(', after => :after_rank'),
        hand => by_rank(' AND (ts_rank(vector, :by_hand::tsquery), p.id) < (:rank::real, :ranked_id::bigint)'),
    },
    {   name => 'count',
        ours => "SELECT model.count('document', search => :typed);\n",
        hand => "SELECT count(*) FROM plain WHERE vector @@ :by_hand::tsquery;\n",
    },
    {   name => 'by createdAt',
        ours => list(", sort => $newest"),
        hand => by_time(''),
    },
    {   name => 'by createdAt, 90 % deep',
        ours => list(", sort => $newest, after => :after_time"),
        hand => by_time(' AND (p.created_at, p.id) < (:created_at::timestamptz, :created_id::bigint)'),
    },
    {   name => 'by createdAt, filtered',
        ours => list(", sort => $newest, filter => concat('{\"status\": {\"equals\": \"open\"}, \"category\": {\"equals\": ', :category::int, '}}')::jsonb"),
        hand => by_time(" AND status = 'open' AND category = :category::int"),
    },
);

my @classes = map { {name => $_->[0], what => $_->[1], queries => []} }
    grep {"W7 $_->[1]" =~ /$only/} query($database, 'SELECT name, what FROM search_class ORDER BY number');
my @values = qw(typed by_hand rank ranked_id created_at created_id category);
push @values, qw(after_rank after_time) if $has_search;
for my $class (@classes) {
    for my $row (query($database, "SELECT to_json(alike), to_json(likes), to_json(unlike), " . join(', ', @values)
        . " FROM search_query WHERE class = '$class->{name}' AND number <= $queries ORDER BY number")) {
        my ($alike, $likes, $unlike, @given) = @$row;
        my %query = (alike => words($alike), likes => words($likes), unlike => words($unlike));
        @{$query{values}}{@values} = @given;
        push @{$class->{queries}}, \%query;
    }
}

sub words { my ($list) = @_; return [$list =~ /"([^"]*)"/g] }

# A class that trigrams cannot look for in one way would be none.
sub trigrams {
    my ($query) = @_;
    my @like = map {"words LIKE '$_'"} @{$query->{likes}};
    my @conditions = ((map {"'$_' <% words"} @{$query->{alike}}), @like, map {"words NOT LIKE '$_'"} @{$query->{unlike}});
    my $rank = join(' + ', map {"word_similarity('$_', words)"} @{$query->{alike}}) || '1';
    return connection('rank', "SELECT $columns, rank FROM (
    SELECT id, $rank AS rank FROM trigram WHERE " . join(' AND ', @conditions) . "
    ORDER BY rank DESC, id DESC LIMIT $page + 1) t JOIN plain p USING (id) ORDER BY rank DESC, p.id DESC");
}

# Values are parameters of the prepared statement: each query has its own variables.
sub script {
    my ($class, $number, $text) = @_;
    $text =~ s/(?<!:):(?!:)([a-z_]+)/:q${number}_$1/g;
    return $text;
}

sub variables {
    my ($class) = @_;
    return map {
        my $number = $_;
        my $given = $class->{queries}[$number]{values};
        map { ('-D', "q${number}_$_=$given->{$_}") } @values;
    } 0 .. $#{$class->{queries}};
}

# Without the first run of each query.
sub counted {
    my %seen;
    return map { $_->[1] } grep { $seen{$_->[0]}++ } @_;
}

sub measure {
    my ($class, $list) = @_;
    my $times = $class->{times}{$list->{name}} //= {};
    my $runs = 4 * @{$class->{queries}};
    for my $variant (grep { $list->{$_} && ($_ ne 'ours' || $has_search) } 'ours', 'hand') {
        my @scripts = map { script($class, $_, $list->{$variant}) } 0 .. $#{$class->{queries}};
        local $ENV{PGOPTIONS} = $variant eq 'ours' ? '' : $planned_with_values; # ours decide themselves
        push @{$times->{$variant}}, counted(pgbench($database, \@scripts, '-t', $runs, variables($class)));
    }
    return if !$list->{trigrams} || $times->{trigrams}; # once is long enough
    push @{$times->{trigrams}}, map { $_->[1] } pgbench($database, [map { trigrams($_) } @{$class->{queries}}], '-t', scalar @{$class->{queries}});
}

sub cell { my ($times) = @_; return $times ? ms(p50(@$times)) . ' / ' . ms(p95(@$times)) : '' }
sub ratio {
    my ($over, $under) = @_;
    return '' if !$over || !$under;
    my $format = p50(@$over) > $goal * p50(@$under) ? '**%.2f** / %.2f' : '%.2f / %.2f';
    return sprintf($format, p50(@$over) / p50(@$under), p95(@$over) / p95(@$under));
}

sub is_met {
    my ($class, $list) = @_;
    my $times = $class->{times}{$list->{name}};
    return p50(@{$times->{ours}}) <= $goal * p50(@{$times->{hand}});
}

sub print_lists {
    my (@some) = @_;
    my @titles = map {
        ("$_->{name}: model_api", 'tsvector by hand', 'ratio', $_->{trigrams} ? ('pg_trgm by hand', 'ratio') : ())
    } @some;
    print_table(['W7: p50 / p95, ms', @titles], map {
        my $class = $_;
        ["$class->{what}", map {
            my $times = $class->{times}{$_->{name}};
            (cell($times->{ours}), cell($times->{hand}), ratio($times->{ours}, $times->{hand}),
                $_->{trigrams} ? (cell($times->{trigrams}), ratio($times->{ours}, $times->{trigrams})) : ())
        } @some];
    } @classes);
}

# What is compared must be the same: as many documents, of which the trigrams know nothing.
sub print_differences {
    my @different = query($database, "SELECT class, typed, found, model.count('document', search => typed) FROM search_query
        WHERE number <= $queries AND found <> model.count('document', search => typed) ORDER BY class, number");
    printf "%d queries find another number of documents than the SQL by hand%s\n\n", scalar @different,
        @different ? ': ' . join('; ', map {"$_->[0] \"$_->[1]\" $_->[3], not $_->[2]"} @different[0 .. ($#different > 9 ? 9 : $#different)]) . '.' : '.';
}

exit 0 if !@classes;
for my $round (1 .. $rounds) {
    print STDERR "search, round $round of $rounds\n";
    for my $class (@classes) { measure($class, $_) for @lists }
}
print_lists(@lists[0 .. 2]);
print_lists(@lists[3 .. 5]);
if ($has_search) {
    my $met = grep { is_met($_->[0], $_->[1]) } map { my $class = $_; map { [$class, $_] } @lists } @classes;
    printf "Goal, p50 at most %.1f times the tsvector by hand: met in %d of %d cells, missed in bold. ", $goal, $met, @classes * @lists;
    print_differences();
}
