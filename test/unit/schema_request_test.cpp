#include "schema/request/request.hpp"

#include <gtest/gtest.h>

#include "action/input.hpp"
#include "api_requests.hpp"
#include "expect_error.hpp"
#include "kept_secrets.hpp"
#include "read/query.hpp"

namespace schema_test {
namespace {

using request::FindMany;
using request::FindOne;
using request::Write;

std::string error_of(const std::string &document, const std::string &variables = "{}") {
    return test::error_of([&] { answer(document, variables); });
}

// ---- the answer, under the names of the document

TEST(SchemaRequest, AnswersUnderAliasesInTheOrderOfTheDocument) {
    EXPECT_EQ(
        answer("{ q: question(id: 1) { t: title id again: title __typename kind: __typename quizId } __typename }"),
        R"({"q":{"t":"title","id":"id","again":"title","__typename":"Question","kind":"Question","quizId":"quizId"},)"
        R"("__typename":"Query"})");
}

TEST(SchemaRequest, MergesFragments) {
    EXPECT_EQ(answer("query ($no: Boolean = false) { question(id: 1) { ...A ... on Question { title quiz { body } } "
                     "body @include(if: $no) } } fragment A on Question { title quiz { title __typename } }"),
              R"({"question":{"title":"title","quiz":{"title":"title","__typename":"Quiz","body":"body"}}})");
}

TEST(SchemaRequest, ShowsAConnectionAsItIsAskedFor) {
    EXPECT_EQ(answer("{ questions { pageInfo { endCursor __typename hasNextPage } edges { node { id } cursor } } }"),
              R"({"questions":{"pageInfo":{"endCursor":"CURSOR","__typename":"PageInfo","hasNextPage":true},)"
              R"("edges":[{"node":{"id":"id"},"cursor":"CURSOR"}]}})");
    EXPECT_EQ(
        answer("{ questions { a: edges { node { id } } b: edges { n: node { title id } m: node { quizId } } } }"),
        R"({"questions":{"a":[{"node":{"id":"id"}}],"b":[{"n":{"title":"title","id":"id"},"m":{"quizId":"quizId"}}]}})");
}

TEST(SchemaRequest, AnswersTypeNamesAlone) {
    EXPECT_EQ(answer("{ questions { __typename } }"), R"({"questions":{"__typename":"QuestionConnection"}})");
    EXPECT_EQ(
        answer(
            "{ questions { edges { __typename node { __typename quiz { __typename } } } pageInfo { __typename } } }"),
        R"({"questions":{"edges":[{"__typename":"QuestionEdge","node":{"__typename":"Question",)"
        R"("quiz":{"__typename":"Quiz"}}}],"pageInfo":{"__typename":"PageInfo"}}})");
    EXPECT_EQ(answer("{ questions { edges { __typename } } }"),
              R"({"questions":{"edges":[{"__typename":"QuestionEdge"}]}})");
    EXPECT_EQ(answer("{ post(id: 1) { body { __typename } } }"), R"({"post":{"body":{"__typename":"RichText"}}})");
}

TEST(SchemaRequest, ShowsRichTextsAndRoles) {
    EXPECT_EQ(answer("{ post(id: 1) { body { t: truncatedHTML m: markdown } } }"),
              R"({"post":{"body":{"t":"TO 200","m":"MARKDOWN"}}})");
    EXPECT_EQ(
        answer("{ post(id: 1) { id body { __typename a: truncatedHTML(length: 9) html b: truncatedHTML(length: 5) "
               "c: truncatedHTML(length: 9) } } }"),
        R"({"post":{"id":"id","body":{"__typename":"RichText","a":"TO 9","html":"HTML","b":"TO 5","c":"TO 9"}}})");
    EXPECT_EQ(answer("{ user(id: 1) { roles { key n: name __typename } } }"),
              R"({"user":{"roles":[{"key":"signed-in","n":"signed-in","__typename":"Role"}]}})");
}

TEST(SchemaRequest, ShowsAllValuesOfARecordAsOneObject) {
    EXPECT_EQ(answer("{ comment(id: 1) { text everything: _all id } }"),
              R"({"comment":{"text":"text","everything":{"id":"id","createdAt":"createdAt","updatedAt":"updatedAt",)"
              R"("text":"text","postId":"postId"},"id":"id"}})");
}

TEST(SchemaRequest, KnowsMetadataAndTheSession) {
    EXPECT_EQ(
        answer("mutation { gadgetMeta { __typename h: hydrations(modelName: \"post\") "
               "hydrations(modelName: \"currentSession.session\") } }"),
        R"({"gadgetMeta":{"__typename":"GadgetApplicationMeta","h":{"createdAt":"DateTime","updatedAt":"DateTime"},)"
        R"("hydrations":{}}})");
    EXPECT_EQ(answer("{ currentSession { id } }"), R"({"currentSession":null})");
}

TEST(SchemaRequest, AnswersOperationsOfTheNamespaceInternal) {
    EXPECT_EQ(answer("{ internal { c: comment(id: 1, select: [\"text\", \"post\", \"text\"]) "
                     "listComment(select: \"id\") { edges { cursor node } } } }"),
              R"({"internal":{"c":{"text":"text","post":"postId"},)"
              R"("listComment":{"edges":[{"cursor":"CURSOR","node":{"id":"id"}}]}}})");
}

// ---- one statement

TEST(SchemaRequest, OneStatementServesAQueryHoweverDeep) {
    const Running running(
        "{ quizzes(first: 2, filter: {title: {startsWith: \"a\"}}, sort: {title: Descending}) { edges { "
        "node { title questions(first: 3, filter: {required: {equals: true}}) { edges { node { title "
        "quiz { id } answers(last: 1) { pageInfo { endCursor } edges { node { text } } } } } } } } } }");
    const auto many = running.first<FindMany>();
    const read::Statement statement = read::find_many(*many.list.model, running.api.models(), many.list.filter,
                                                      many.list.sort, many.list.page, many.selection);
    EXPECT_TRUE(
        statement.text.ends_with("FROM quiz t0 WHERE t0.title OPERATOR(pg_catalog.^@) $2 ORDER BY t0.title DESC, "
                                 "t0.id LIMIT 3"))
        << statement.text;
    EXPECT_EQ(statement.parameters.size(), 2U);
    EXPECT_EQ(many.list.page.size, 2);
    EXPECT_FALSE(many.list.cursor);
    EXPECT_EQ(many.list.page_info, 0);
}

TEST(SchemaRequest, CursorsAreWrittenOnlyWhereTheyAreAskedFor) {
    const auto many = Running("{ questions { edges { cursor } pageInfo { startCursor } } }").first<FindMany>();
    EXPECT_TRUE(many.list.cursor);
    EXPECT_FALSE(many.list.node);
    EXPECT_EQ(many.list.page_info, page::start_cursor);
}

TEST(SchemaRequest, TakesArgumentsAndVariables) {
    const auto one = Running("query ($id: GadgetID!) { post(id: $id) { id } }", R"({"id":7})").first<FindOne>();
    EXPECT_EQ(std::get<std::int64_t>(one.key), 7);
    const auto many = Running("query ($after: String, $first: Int, $search: String, $sort: [PostSort!]) "
                              "{ posts(after: $after, first: $first, search: $search, sort: $sort, "
                              "searchFields: {title: {weight: 2}}) { edges { node { id } } } }",
                              R"({"first":25,"search":"x","sort":{"createdAt":"Descending"},"after":null})")
                          .first<FindMany>();
    EXPECT_EQ(many.list.page.size, 25);
    EXPECT_FALSE(many.list.page.cursor);
    EXPECT_TRUE(many.list.sort.keys.front().descending);
    EXPECT_EQ(many.search->text, "x");
    EXPECT_EQ(many.search->fields.front().weight, 2);
}

TEST(SchemaRequest, NamesThePlaceOfAMistake) {
    EXPECT_EQ(error_of("{ all: posts(first: 251) { edges { node { id } } } }"),
              "2201W \"first\" must be between 1 and 250, not 251 | GGT_INVALID_QUERY_INPUT at all.first");
    EXPECT_EQ(error_of("{ user(id: 1) { mine: posts(first: 101) { edges { node { id } } } } }"),
              "2201W \"first\" must be between 1 and 100, not 101 | GGT_INVALID_QUERY_INPUT at user.mine.first");
    EXPECT_EQ(error_of("{ post(id: \"some-id\") { id } }"),
              "22P02 invalid id \"some-id\" | GGT_INVALID_QUERY_INPUT at post.id");
    EXPECT_EQ(error_of("{ post(id: 1) { body { truncatedHTML(length: 0) } } }"),
              "22023 \"length\" must be a positive integer | GGT_INVALID_QUERY_INPUT at length");
    EXPECT_EQ(error_of("{ internal { post(id: 1, select: [\"titel\"]) } }"),
              "42703 Field \"titel\" is not defined by Post. Did you mean \"title\"? | GGT_INVALID_QUERY_INPUT at "
              "post.select");
}

TEST(SchemaRequest, BoundsWhatIsSelected) {
    std::string deep = "{ question(id: 1) ";
    for (int i = 0; i < 6; ++i) deep += "{ quiz { questions { edges { node ";
    deep += "{ id }";
    for (int i = 0; i < 6; ++i) deep += " } } } }";
    EXPECT_EQ(error_of(deep + " }").substr(0, 58), "54001 selection is nested more than 10 relations deep | GG");
}

// ---- writing

TEST(SchemaRequest, MakesActionsOfMutations) {
    const Running running(
        "mutation ($post: PublishPostInput) { publishPost(id: 7, post: $post, notify: true) { success } }",
        R"({"post":{"title":"a","author":{"_link":1}}})");
    const auto write = running.first<Write>();
    EXPECT_EQ(write.target.action->name, "publish");
    EXPECT_EQ(write.params.text(), R"({"id":"7","post":{"title":"a","author":{"_link":"1"}},"notify":true})");
    EXPECT_TRUE(write.selection.members.empty());
    action::Failures failures;
    action::parse_params(*write.target.model, *write.target.action, write.params, "params",
                         {running.api.models(), failures, kept_secrets::secrets});
    EXPECT_TRUE(failures.empty()) << failures.front().message;
}

TEST(SchemaRequest, TakesElementsOfABulkInEitherForm) {
    const auto by_ids = Running("mutation { bulkPublishPosts(ids: [1, \"2\"]) { success } }").first<Write>();
    EXPECT_EQ(Json::array(by_ids.elements).text(), R"(["1","2"])");
    const auto by_inputs =
        Running("mutation { bulkPublishPosts(inputs: {id: 1, notify: false}) { success } }").first<Write>();
    EXPECT_EQ(Json::array(by_inputs.elements).text(), R"([{"id":"1","notify":false}])");
    EXPECT_EQ(error_of("mutation { bulkPublishPosts { success } }"),
              "22023 one of \"ids\" and \"inputs\" must be given | GGT_INVALID_ACTION_INPUT at bulkPublishPosts");
}

TEST(SchemaRequest, ShowsResults) {
    EXPECT_EQ(
        answer("mutation { c: createPost(post: {title: \"a\"}) { ok: success errors { message } actionRun "
               "it: post { id t: title } __typename } }"),
        R"({"c":{"ok":true,"errors":null,"actionRun":null,"it":{"id":"id","t":"title"},"__typename":"CreatePostResult"}})");
    EXPECT_EQ(
        answer("mutation { bulkDeletePosts(ids: [1]) { success errors { message } } "
               "bulkCreatePosts(inputs: []) { posts { __typename id } } }"),
        R"({"bulkDeletePosts":{"success":true,"errors":null},"bulkCreatePosts":{"posts":[{"__typename":"Post","id":"id"}]}})");
}

TEST(SchemaRequest, ShowsErrorsByTheirKind) {
    const auto write =
        Running("mutation { createPost { success errors { __typename message code index ... on InvalidRecordError "
                "{ model { apiIdentifier __typename } validationErrors { m: message apiIdentifier } "
                "validationErrorsByField record } } post { id } } }")
            .first<Write>();
    EXPECT_EQ(
        shaped(
            R"({"success":false,"errors":[{"message":"GGT_X: no","code":"GGT_X","index":3},)"
            R"({"message":"m","code":"GGT_INVALID_RECORD","model":{"apiIdentifier":"post"},"validationErrors":)"
            R"([{"apiIdentifier":"title","message":"is required"},{"apiIdentifier":"title","message":"is \"odd\""}]}],"post":null})",
            write.shape),
        R"({"success":false,"errors":[{"__typename":"SimpleError","message":"GGT_X: no","code":"GGT_X","index":3},)"
        R"({"__typename":"InvalidRecordError","message":"m","code":"GGT_INVALID_RECORD","index":null,)"
        R"("model":{"apiIdentifier":"post","__typename":"GadgetModel"},"validationErrors":[{"m":"is required",)"
        R"("apiIdentifier":"title"},{"m":"is \"odd\"","apiIdentifier":"title"}],)"
        R"("validationErrorsByField":{"title":["is required","is \"odd\""]},"record":null}],"post":null})");
}

TEST(SchemaRequest, ShowsAnUpsertAsWhatItWas) {
    const auto write =
        Running("mutation { upsertPost(on: \"slug\", post: {slug: \"x\"}) { __typename success ... on CreatePostResult "
                "{ post { id } } ... on UpdatePostResult { post { title } } } }")
            .first<Write>();
    EXPECT_EQ(write.params.text(), R"({"on":["slug"],"post":{"slug":"x"}})");
    const std::string record = json_of(write.selection);
    EXPECT_EQ(shaped(R"({"success":true,"errors":null,"action":"create","post":)" + record + "}", write.shape),
              R"({"__typename":"CreatePostResult","success":true,"post":{"id":"id"}})");
    EXPECT_EQ(shaped(R"({"success":true,"errors":null,"action":"update","post":)" + record + "}", write.shape),
              R"({"__typename":"UpdatePostResult","success":true,"post":{"title":"title"}})");
    EXPECT_EQ(shaped(R"({"success":false,"errors":[{"message":"m"}],"post":null})", write.shape),
              R"({"__typename":"UpsertError","success":false})");
}

TEST(SchemaRequest, MakesRequestsOfEveryOperationOfPagesAndClients) {
    const std::string all = text_of("documents.graphql");
    const std::string variables =
        R"({"id":"1","question":{"title":"a"},"post":{"title":"a"},"on":["slug"],"creates":[],"updates":[],"upserts":[],)"
        R"("ids":["1"],"posts":[{"title":"a"}],"email":"a@b.c","password":"pw"})";
    for (std::size_t at = 0; at != std::string::npos;) {
        const std::size_t end = all.find("\n%%\n", at);
        EXPECT_NO_THROW(Json::parse(answer(all.substr(at, end - at), variables))) << all.substr(at, end - at);
        at = end == std::string::npos ? end : end + 4;
    }
}

} // namespace
} // namespace schema_test
