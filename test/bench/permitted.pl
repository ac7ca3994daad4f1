#!/usr/bin/env perl
# permitted.pl DATABASE - what a request costs by permission, the same by privileges being 1 (W12).
#
# Three connections take turns: a role with SELECT, one that reads by permission and is nobody, and one that is signed in,
# whose session is looked up once in each transaction and whose id is a value of the statement.
use strict;
use warnings;
use List::Util qw(sum max);

my ($database) = @ARGV;
my $rounds  = 2 * ($ENV{ROUNDS} || 3) + 1; # they are short
my $seconds = ($ENV{SECONDS_EACH} || 1) / 2;
my $goal    = 1.3;
my @callers = ('granted', 'visitor', 'signed in');
my ($token, $cursor) = split /\|/, qx(psql -XAtqd $database -c "SELECT token, cursor FROM blog.known");
chomp $cursor;

sub find_many { return "SELECT model.find_many('post', " . join(', ', @_) . ')' }

# Each is an operator on a field with an index, unless it says otherwise.
my @requests = (
    ['record by id' => q(SELECT model.find_one('post', :id::bigint))],
    ['record by a unique field' => q(SELECT model.find_by('post', 'slug', concat('post-', :id::int)))],
    ['page' => find_many()=~ s/, \)/)/r],
    ['page, sorted' => find_many(q(sort => '{"at": "Ascending"}'))],
    ['page behind a cursor' => find_many(q(sort => '{"at": "Ascending"}'), "after => '$cursor'")],
    ['page before a cursor' => find_many(q(sort => '{"at": "Ascending"}'), 'last => 50', "before => '$cursor'")],
    ['equals' => find_many(q('{"score": {"equals": 77}}'))],
    ['notEquals' => find_many(q('{"score": {"notEquals": 77}}'))],
    ['in' => find_many(q('{"slug": {"in": ["post-1", "post-2", "post-9"]}}'))],
    ['notIn' => find_many(q('{"score": {"notIn": [1, 2]}}'))],
    ['isSet' => find_many(q('{"score": {"isSet": true}}'))],
    ['lessThan of an integer' => find_many(q('{"score": {"lessThan": 9}}'), q('{"score": "Descending"}'))],
    ['greaterThan of a numeric' => find_many(q('{"price": {"greaterThan": 4990}}'), q('{"price": "Ascending"}'))],
    ['startsWith' => find_many(q('{"title": {"startsWith": "Post number 77"}}'))],
    ['contains, without an index' => find_many(q('{"title": {"contains": "garnet"}}'))],
    ['equals of an enum' => find_many(q('{"mood": {"equals": "odd"}}'))],
    ['equals of a boolean' => find_many(q('{"open": {"equals": true}}'))],
    ['before, of a time' => find_many(q('{"at": {"before": "2020-01-02T00:00:00Z"}}'), q('{"at": "Descending"}'))],
    ['after, of a date' => find_many(q('{"day": {"after": "2020-02-01"}}'), q('{"day": "Ascending"}'))],
    ['matches of a JSON' => find_many(q('{"data": {"matches": {"n": 3}}}'))],
    ['inState' => find_many(q('{"state": {"inState": "live"}}'))],
    ['OR, NOT' => find_many(q('{"OR": [{"score": {"equals": 7}}, {"NOT": [{"open": {"equals": false}}]}]}'))],
    ['on a relation' => find_many(q('{"author": {"name": {"equals": "Author 77"}}}'))],
    ['50 posts with their authors' => find_many(q(selection => '{"title": true, "author": {"name": true}}'))],
    ['20 authors with 5 posts each' => q(SELECT model.find_many('author', first => 20, selection => '{"name": true, "posts": {"first": 5, "edges": {"node": {"title": true}}}}'))],
    ['search, rare word' => find_many(q(search => 'zephyr'))],
    ['search, frequent word' => find_many(q(search => 'garnet'))],
    ['search, two words' => find_many(q(search => 'garnet number'))],
    ['search, with a typo' => find_many(q(search => 'zephir'))],
    ['count of a filter' => q(SELECT model.count('post', '{"score": {"equals": 77}}'))],
    ['count of a search' => q(SELECT model.count('post', search => 'zephyr'))],
    ['rows' => q(SELECT count(*) FROM model.rows(NULL::blog.post, '{"score": {"equals": 77}}'))],
    ['GraphQL, record by id' => q(SELECT model.graphql('query ($id: GadgetID!) { post(id: $id) { title score } }', jsonb_build_object('id', :id::bigint)))],
    ['GraphQL, page' => q(SELECT model.graphql('{ posts(first: 50, sort: {at: Ascending}) { edges { node { title score author { name } } } } }'))],
);
my $only = $ENV{T} || '.';
@requests = grep {"W12 $_->[0]" =~ /$only/} @requests;

sub median { my @sorted = sort { $a <=> $b } @_; return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2 }

sub middle {
    my @sorted = sort { $a <=> $b } @_;
    my $quarter = int(@sorted / 4);
    @sorted = @sorted[$quarter .. $#sorted - $quarter];
    return sum(@sorted) / @sorted;
}

# pgbench keeps variables from one transaction of a client to the next.
sub script {
    my ($caller, $sql) = @_;
    open my $file, '>', "$ENV{OUT}/permitted.sql" or die $!;
    print $file "\\if :bound = 0\nSELECT model.use_session('$token', false) IS NOT NULL;\n\\set bound 1\n\\endif\n" if $caller eq 'signed in';
    print $file "\\set id random(1, 2000) * 50\n$sql;\n";
    close $file;
}

sub run {
    my ($caller, $sql, $count) = @_;
    my $warm_up = 20;
    my $log     = "$ENV{OUT}/transactions";
    script($caller, $sql);
    local $ENV{PGOPTIONS} = '-c role=' . ($caller eq 'granted' ? 'bench_granted' : 'bench_visitor');
    system(qq(pgbench -n -M prepared -D bound=0 -t @{[$count + $warm_up]} -l --log-prefix=$log -f $ENV{OUT}/permitted.sql $database >$ENV{OUT}/pgbench.log 2>&1)) == 0
        or die "pgbench failed as $caller: $sql\n" . qx(cat "$ENV{OUT}/pgbench.log");
    my @times;
    for my $name (glob "$log.*") {
        open my $file, '<', $name or die $!;
        while (my $line = <$file>) {
            my (undef, $number, $time) = split " ", $line;
            push @times, $time / 1000 if $number > $warm_up;
        }
        unlink $name;
    }
    return middle(@times);
}

print "| | by permission | by privileges ms | nobody: to that | goal | signed in: to that | goal |\n|---|---|--:|--:|---|--:|---|\n";
for my $request (@requests) {
    my ($text, $sql) = @$request;
    my $count = max(20, int($seconds * 1000 / max(run('granted', $sql, 20), 0.01)));
    my %times;
    for (1 .. $rounds) {
        for my $caller (@callers) { push @{$times{$caller}}, run($caller, $sql, $count) }
    }
    my @cells = map {
        my $caller = $_;
        my $ratio = median(map { $times{$caller}[$_] / $times{granted}[$_] } 0 .. $rounds - 1);
        (sprintf('%.2f', $ratio), sprintf('<= %.1f %s', $goal, $ratio <= $goal ? 'met' : 'missed'))
    } @callers[1, 2];
    printf "| W12 | %s | %.3f | %s |\n", $text, median(@{$times{granted}}), join(' | ', @cells);
}
