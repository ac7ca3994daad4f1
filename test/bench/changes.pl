# The workloads that write (see workloads.pl). Single creates commit, without waiting for the disk, and what they made is
# deleted after the run. Bulks are rolled back; their elements are jsonb in the table batch, other ones for each client,
# so that no two wait for each other. Of a batch with bad elements the SQL by hand writes the good ones, and does not
# tell what is wrong with the others. Besides
#
#   after             statements that clean up after a run of pgbench
#   long              a few transactions suffice
use strict;
use warnings;

my $question = 'q.id::text AS id, q.created_at AS "createdAt", q.updated_at AS "updatedAt", q.body, q.kind,
    q.quiz_id::text AS "quizId", q.slug, q.title, q.sequence';
my $quiz = 'q.id::text AS id, q.created_at AS "createdAt", q.updated_at AS "updatedAt", q.title';

# What a result has when nothing is selected: every field.
my $question_fields = 'id createdAt updatedAt body kind quizId slug title sequence';
my $quiz_fields = 'id createdAt updatedAt title';

sub mutation {
    my ($signature, $field, $shown, $variables) = @_;
    return "SELECT model.graphql('mutation ($signature) { $field { success errors { message code } $shown } }', $variables);\n";
}

# The result of an action, around what the CTE "made" has given.
sub result {
    my ($made, $name, $records) = @_;
    return "WITH $made\nSELECT json_build_object('success', true, 'errors', NULL, '$name', $records) FROM made";
}

# ---- W5

sub single {
    return (
        key   => 'W5',
        goal  => 1.3,
        set   => "\\set n random(1, 10000)\n",
        after => ['DELETE FROM question WHERE id > 100000', 'DELETE FROM quiz WHERE id > 10000', 'VACUUM question', 'VACUUM quiz'],
        @_);
}

my $insert_question = "INSERT INTO question AS q (title, body, kind, sequence, quiz_id)
VALUES (concat('Question ', :n::int), 'Nobody believed it.', 'single', 3, :n)
RETURNING $question";

my $with_three = "parent AS (
    INSERT INTO quiz AS q (title) VALUES (concat('Quiz ', :n::int)) RETURNING q.id AS key, $quiz),
children AS (
    INSERT INTO question (title, sequence, quiz_id) SELECT c.title, c.sequence, parent.key
    FROM parent, (VALUES ('First', 1), ('Second', 2), ('Third', 3)) AS c (title, sequence)),
made AS (SELECT id, \"createdAt\", \"updatedAt\", title FROM parent)";

# ---- W6

sub bulk_mutation {
    my ($function) = @_;
    my $verb = ucfirst $function =~ s/bulk_//r;
    my ($signature, $arguments) = $verb eq 'Delete' ? ('$ids: [GadgetID!]!', 'ids: $ids')
        : ("\$inputs: [Bulk${verb}QuestionsInput!]!", 'inputs: $inputs');
    my $records = $verb eq 'Delete' ? '' : "questions { $question_fields }";
    return mutation($signature, "bulk${verb}Questions($arguments)", $records, 'variables');
}

sub bulk {
    my ($function, $batch, $by_hand) = @_;
    my $where = "WHERE name = '$batch' AND client = :client_id";
    my $call = "SELECT model.$function('question', records) FROM batch $where";
    my $document = bulk_mutation($function) =~ s/;\n$/ FROM batch $where/r;
    return (
        key   => 'W6',
        long  => 1,
        after => ['VACUUM question'],
        ours  => "BEGIN;\n$call;\nROLLBACK;\n",
        graphql => "BEGIN;\n$document;\nROLLBACK;\n",
        json  => "BEGIN;\n$by_hand;\nROLLBACK;\n");
}

my $elements = 'batch b CROSS JOIN LATERAL jsonb_to_recordset(b.records) AS r
    (id bigint, title text, slug text, body text, kind text, sequence int, "quizId" bigint)';
my $has_quiz = 'EXISTS (SELECT FROM quiz WHERE quiz.id = r."quizId")';

sub bulk_create {
    my ($batch, $good, $conflict) = @_;
    return bulk('bulk_create', $batch, result("made AS (
INSERT INTO question AS q (title, slug, body, kind, sequence, quiz_id)
SELECT r.title, r.slug, r.body, r.kind, r.sequence, r.\"quizId\"
FROM $elements
WHERE b.name = '$batch' AND b.client = :client_id AND $good
$conflict RETURNING $question)", 'questions', 'json_agg(made)'));
}

sub bulk_update {
    my ($batch, $good) = @_;
    return bulk('bulk_update', $batch, result("made AS (
UPDATE question q SET title = r.title, sequence = r.sequence, quiz_id = r.\"quizId\"
FROM $elements
WHERE b.name = '$batch' AND b.client = :client_id AND q.id = r.id AND $good
RETURNING $question)", 'questions', 'json_agg(made)'));
}

sub bulk_delete {
    return bulk('bulk_delete', 'delete', "WITH gone AS (
DELETE FROM question q USING batch b CROSS JOIN LATERAL jsonb_array_elements_text(b.records) AS r (id)
WHERE b.name = 'delete' AND b.client = :client_id AND q.id = r.id::bigint
RETURNING q.id)
SELECT json_build_object('success', count(*) = 1000, 'errors', NULL) FROM gone");
}

(
    {   single(
            text => 'create',
            ours => q(SELECT model.create('question', concat('{"title": "Question ', :n::int, '", "body": "Nobody believed it.",
    "kind": "single", "sequence": 3, "quiz": {"_link": "', :n::int, '"}}')::jsonb);
),
            graphql => mutation('$question: CreateQuestionInput', 'createQuestion(question: $question)',
                "question { $question_fields }", q(concat('{"question": {"title": "Question ', :n::int, '", "body": "Nobody believed it.",
    "kind": "single", "sequence": 3, "quiz": {"_link": "', :n::int, '"}}}')::jsonb)),
            rows => "$insert_question;\n",
            json => result("made AS (\n$insert_question)", 'question', 'row_to_json(made)') . ";\n")
    },
    {   single(
            text => 'create with 3 nested children',
            ours => q(SELECT model.create('quiz', concat('{"title": "Quiz ', :n::int, '", "questions": [
    {"create": {"title": "First", "sequence": 1}}, {"create": {"title": "Second", "sequence": 2}},
    {"create": {"title": "Third", "sequence": 3}}]}')::jsonb);
),
            graphql => mutation('$quiz: CreateQuizInput', 'createQuiz(quiz: $quiz)', "quiz { $quiz_fields }",
                q(concat('{"quiz": {"title": "Quiz ', :n::int, '", "questions": [
    {"create": {"title": "First", "sequence": 1}}, {"create": {"title": "Second", "sequence": 2}},
    {"create": {"title": "Third", "sequence": 3}}]}}')::jsonb)),
            rows => "WITH $with_three\nSELECT * FROM made;\n",
            json => result($with_three, 'quiz', 'row_to_json(made)') . ";\n")
    },
    {text => 'bulk create of 1000', goal => 1.3, bulk_create('create', 'true', '')},
    {text => 'the same, 1 % invalid', goal => 1.5, bulk_create('create invalid', 'r.title IS NOT NULL', '')},
    {text => 'the same, 1 % not unique', goal => 3, bulk_create('create clash', 'true', 'ON CONFLICT (slug) DO NOTHING')},
    {text => 'the same, 1 % with a quiz that does not exist', goal => 3, bulk_create('create lost', $has_quiz, '')},
    {text => 'bulk update of 1000', goal => 1.3, bulk_update('update', 'true')},
    {text => 'the same, 1 % invalid', goal => 1.5, bulk_update('update invalid', 'r.title IS NOT NULL')},
    {text => 'the same, 1 % with a quiz that does not exist', goal => 3, bulk_update('update lost', $has_quiz)},
    {text => 'bulk delete of 1000', goal => 1.3, bulk_delete()},
);
