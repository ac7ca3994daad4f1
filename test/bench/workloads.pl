# The workloads: what model_api is asked, and what an expert would write by hand for the same. Each has
#
#   key, text, goal   its name, what it is, and the highest ratio to the JSON baseline that performance allows
#   ours              the request
#   rows              baseline (a): the same rows by a prepared statement
#   json              baseline (b): the same JSON by a prepared statement; by default the rows wrapped as a page
#   graphql           the request as a document, with its goal
#   needs             a function without which it is skipped
#
# pgbench takes :name for a variable, in string literals too: JSON here has a space behind its colons.
use strict;
use warnings;

my $columns = 'id::text AS id, title, status, score, created_at AS "createdAt", published_at AS "publishedAt",
       author_id::text AS "authorId", body';

my $fields = 'id title status score createdAt publishedAt authorId body';

# The document with its variables, which are SQL.
sub document {
    my ($document, $variables, $from) = @_;
    return "SELECT model.graphql('$document', $variables)" . ($from // '') . ";\n";
}

# A connection around rows that have been read one further than the page. What it leaves out: cursors are plain text and
# not checked, the hasPreviousPage behind a cursor is taken for granted, there is nothing but this one shape of request.
sub connection {
    my ($rows, $size, $cursor, $previous) = @_;
    $rows =~ s/;\s*$//;
    return <<"SQL";
SELECT json_build_object(
    'edges', json_agg(e) FILTER (WHERE i <= $size),
    'pageInfo', json_build_object('hasNextPage', count(*) > $size, 'hasPreviousPage', $previous,
        'startCursor', (array_agg((e).cursor))[1], 'endCursor', (array_agg((e).cursor))[least(count(*), $size)]))
FROM (SELECT e, row_number() OVER () AS i FROM (SELECT concat($cursor) AS cursor, n AS node FROM (
$rows) n) e) r;
SQL
}

sub behind {
    my ($list, $depth, $rows) = @_;
    return "SELECT p.* FROM place c CROSS JOIN LATERAL (\n$rows) p\n"
        . "WHERE c.list = '$list' AND c.depth = $depth AND c.number = :number;\n";
}

sub page {
    my %at = @_;
    my ($size, $cursor) = (50, qq(n."$at{key}", '/', n.id));
    my $rows = behind($at{list}, $at{depth}, $at{rows});
    return (
        set  => "\\set number random(1, 1000)\n",
        ours => "SELECT model.find_many('post', sort => '$at{sort}', first => $size, after => c.cursor) FROM place c\n"
            . "WHERE c.list = '$at{list}' AND c.depth = $at{depth} AND c.number = :number;\n",
        graphql => document(
            "query (\$after: String) { posts(sort: $at{order}, first: $size, after: \$after) {
    edges { cursor node { $fields } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
            "jsonb_build_object('after', c.cursor)",
            " FROM place c\nWHERE c.list = '$at{list}' AND c.depth = $at{depth} AND c.number = :number"),
        graphql_goal => 1.2,
        rows => $rows,
        json => connection($rows, $size, $cursor, $at{depth} ? 'true' : 'false'));
}

sub created {
    my ($depth) = @_;
    my $where = $depth ? 'WHERE (created_at, post.id) > (c.created_at, c.id) ' : '';
    return page(
        list => 'created', depth => $depth, sort => '{"createdAt": "Ascending"}', order => '{createdAt: Ascending}', key => 'createdAt',
        rows => "SELECT $columns\nFROM post ${where}ORDER BY created_at, post.id LIMIT 51");
}

sub union_of { return join("\nUNION ALL ", map {"(SELECT * FROM post WHERE $_ LIMIT 51)"} @_) }

sub by_score {
    my ($depth) = @_;
    my $from = !$depth ? 'post' : '(' . union_of(
        'score = c.score AND id > c.id ORDER BY score DESC, id',
        'score < c.score ORDER BY score DESC, id') . ') post';
    return page(
        list => 'score', depth => $depth, sort => '{"score": "Descending"}', order => '{score: Descending}', key => 'score',
        rows => "SELECT $columns\nFROM $from ORDER BY score DESC, post.id LIMIT 51");
}

# An expert writes two statements for the two kinds of cursor, and chooses.
sub by_published {
    my ($depth) = @_;
    my $from = !$depth ? 'post' : $depth == 50 ? '(' . union_of(
        '(published_at, id) > (c.published_at, c.id) ORDER BY published_at, id',
        'published_at IS NULL ORDER BY published_at, id') . ') post'
        : '(' . union_of('published_at IS NULL AND id > c.id ORDER BY published_at, id') . ') post';
    return page(
        list => 'published', depth => $depth, sort => '{"publishedAt": "Ascending"}', order => '{publishedAt: Ascending}', key => 'publishedAt',
        rows => "SELECT $columns\nFROM $from ORDER BY published_at, post.id LIMIT 51");
}

my $filtered = "SELECT $columns
FROM post WHERE status = 'published' AND score > :score ORDER BY created_at DESC, post.id DESC LIMIT 51";

my $with_author = qq(SELECT p.id::text AS id, title, json_build_object('id', a.id::text, 'name', a.name) AS author,
       p.created_at AS "createdAt"
FROM post p JOIN author a ON a.id = p.author_id ORDER BY p.created_at, p.id LIMIT 51);

my $with_posts = qq(SELECT a.id::text AS id, a.name, json_build_object('edges', p.posts) AS posts
FROM author a CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('node', n)) AS posts
    FROM (SELECT id::text AS id, title, score FROM post WHERE author_id = a.id ORDER BY post.id LIMIT 5) n) p
ORDER BY a.id LIMIT 21);

my $matching = q(SELECT id, title FROM post p WHERE %s ORDER BY created_at, id LIMIT 50;
);

my @workloads = (
    {   key  => 'W1',
        text => 'one record by id',
        goal => 1.15,
        set  => "\\set id random(1, :posts)\n",
        ours => "SELECT model.find_one('post', :id::bigint);\n",
        graphql => document("query (\$id: GadgetID!) { post(id: \$id) { $fields } }", "jsonb_build_object('id', :id::bigint)"),
        graphql_goal => 1.5,
        rows => "SELECT $columns FROM post WHERE post.id = :id;\n",
        json => "SELECT row_to_json(n) FROM (SELECT $columns FROM post WHERE post.id = :id) n;\n",
    },
    {   key  => 'W1',
        text => 'one record by a unique field',
        goal => 1.15,
        set  => "\\set id random(1, :authors)\n",
        ours => "SELECT model.find_by('author', 'email', concat('author', :id::int, '\@example.com'));\n",
        rows => "SELECT id::text, name, email, created_at FROM author WHERE email = concat('author', :id::int, '\@example.com');\n",
        json => "SELECT row_to_json(n) FROM (SELECT id::text AS id, name, email, created_at AS \"createdAt\" FROM author
    WHERE email = concat('author', :id::int, '\@example.com')) n;\n",
    },
    {key => 'W2', text => 'page of 50 by (createdAt, id), first', goal => 1.0, created(0)},
    {key => 'W2', text => 'the same, 50 % deep', goal => 1.0, flat => 'W2', created(50)},
    {key => 'W2', text => 'the same, 99 % deep', goal => 1.0, flat => 'W2', created(99)},
    {key => 'W2x', text => 'page of 50 by (score desc, id), first', goal => 1.0, by_score(0)},
    {key => 'W2x', text => 'the same, 50 % deep', goal => 1.0, flat => 'W2x', by_score(50)},
    {key => 'W2x', text => 'the same, 99 % deep', goal => 1.0, flat => 'W2x', by_score(99)},
    {key => 'W2n', text => 'page of 50 by (publishedAt, id), nullable, first', goal => 1.0, by_published(0)},
    {key => 'W2n', text => 'the same, 50 % deep', goal => 1.0, flat => 'W2n', by_published(50)},
    {key => 'W2n', text => 'the same, 99 % deep (on a NULL)', goal => 1.0, flat => 'W2n', by_published(99)},
    {   key  => 'W3',
        text => 'filter and sort, page of 50',
        goal => 1.1,
        set  => "\\set score random(0, 900)\n",
        ours => q(SELECT model.find_many('post', sort => '[{"createdAt": "Descending"}, {"id": "Descending"}]',
    filter => concat('{"status": {"equals": "published"}, "score": {"greaterThan": ', :score::int, '}}')::jsonb);
),
        graphql => document(
            "query (\$filter: [PostFilter!]) {
    posts(sort: [{createdAt: Descending}, {id: Descending}], first: 50, filter: \$filter) {
        edges { cursor node { $fields } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
            q(concat('{"filter": {"status": {"equals": "published"}, "score": {"greaterThan": ', :score::int, '}}}')::jsonb)),
        graphql_goal => 1.2,
        rows => "$filtered;\n",
        json => connection($filtered, 50, q(n."createdAt", '/', n.id), 'false'),
    },
    {   key  => 'W4',
        text => '50 posts with their author',
        goal => 1.15,
        ours => q(SELECT model.find_many('post', sort => '{"createdAt": "Ascending"}',
    selection => '{"id": true, "title": true, "author": {"id": true, "name": true}, "createdAt": true}');
),
        graphql => document('{ posts(sort: {createdAt: Ascending}) { edges { cursor node { id title author { id name } createdAt } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }', 'NULL'),
        graphql_goal => 1.2,
        rows => q(SELECT p.id, title, a.id, a.name, p.created_at
FROM post p JOIN author a ON a.id = p.author_id ORDER BY p.created_at, p.id LIMIT 51;
),
        json => connection($with_author, 50, q(n."createdAt", '/', n.id), 'false'),
    },
    {   key  => 'W4',
        text => '20 authors with 5 posts each',
        goal => 1.15,
        ours => q(SELECT model.find_many('author', first => 20,
    selection => '{"id": true, "name": true,
                   "posts": {"first": 5, "edges": {"node": {"id": true, "title": true, "score": true}}}}');
),
        graphql => document('{ authors(first: 20) { edges { cursor node { id name posts(first: 5) { edges { node { id title score } } } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }', 'NULL'),
        graphql_goal => 1.2,
        rows => q(SELECT a.id, a.name, p.* FROM (SELECT id, name FROM author ORDER BY id LIMIT 21) a
CROSS JOIN LATERAL (SELECT id, title, score FROM post WHERE author_id = a.id ORDER BY id LIMIT 5) p;
),
        json => connection($with_posts, 20, 'n.id', 'false'),
    },
    {   key   => 'W9',
        text  => 'WHERE model.matches(...)',
        goal  => 1.05,
        needs => 'model.matches(record,jsonb)',
        ours  => sprintf($matching, q(model.matches(p, '{"status": {"equals": "published"}, "score": {"greaterThan": 900}}'))),
        rows  => sprintf($matching, q(status = 'published' AND score > 900)),
        json  => sprintf($matching, q(status = 'published' AND score > 900)),
    },
);

@workloads;
