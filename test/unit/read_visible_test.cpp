// No table is in a statement without the condition by which its rows may be seen.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "base/error.hpp"
#include "read_statements.hpp"

namespace model_api::read {
namespace {

// Of each model those rows that have `seen`, but for the model of which none may be read.
model::Schema restricted(const std::string &denied = {}) {
    const std::shared_ptr<const model::Schema> whole(std::shared_ptr<void>(), &schema());
    return {whole,
            {[denied](const model::Model &model, std::string_view alias) -> sql::Expression {
                 if (model.name == denied) throw DomainError("42501", "", "permission denied");
                 return sql::Column{std::string(alias), "seen", sql::boolean_type()};
             },
             77, "key"}};
}

// Aliases of tables, and of them those that have the condition.
using Aliases = std::multiset<std::string>;
Aliases found(const std::string &text, const char *pattern) {
    Aliases aliases;
    const std::regex regex(pattern);
    for (auto match = std::sregex_iterator(text.begin(), text.end(), regex); match != std::sregex_iterator(); ++match)
        aliases.insert((*match)[1]);
    return aliases;
}

void expect_all_seen(const Statement &statement, std::size_t least) {
    const Aliases tables = found(statement.text, R"((?:FROM|JOIN) public\.(?:"\w+"|\w+) (\w+))");
    EXPECT_EQ(tables, found(statement.text, R"(\b(\w+)\.seen\b)")) << statement.text;
    EXPECT_GE(tables.size(), least) << statement.text;
    EXPECT_EQ(statement.acts_as, 77U);
}

constexpr const char *deep = R"({"title":true,"quiz":{"title":true,"questions":{"edges":{"node":{"title":true}}}},
    "hint":{"text":true},"answers":{"filter":{"responses":{"some":{"note":{"isSet":true}}}},"sort":{"text":"Ascending"},
    "edges":{"node":{"text":true}}},"tags":{"edges":{"node":{"name":true}}}})";
constexpr const char *wide = R"({"AND":[{"quiz":{"title":{"equals":"a"}}},{"hint":{"isSet":true}},
    {"answers":{"every":{"responses":{"none":{"note":{"equals":"x"}}}}}},{"NOT":{"tags":{"some":{"name":{"equals":"b"}}}}}]})";
constexpr const char *far = R"([{"quiz":{"title":"Ascending"}},{"hint":{"text":"Descending"}},{"title":"Ascending"}])";

class Visible : public testing::Test {
protected:
    const model::Schema seen = restricted();
    const model::Model &question = seen.get("question");

    Selection selected(const char *document) const {
        return parse_selection(Json::parse(document), question, seen, "selection");
    }
    filter::Filter filter() const { return filter::parse(Json::parse(wide), question, seen, "filter"); }
    page::Sort sorted(const char *document) const {
        return page::parse_sort(Json::parse(document), question, seen, "sort");
    }
};

TEST_F(Visible, in_finders) {
    expect_all_seen(find_one(question, seen, std::int64_t{1}, selected(deep)), 8);
    expect_all_seen(find_by(question, seen, *question.find("slug"), std::string("a"), selected(deep)), 8);
    expect_all_seen(find_first(question, seen, filter(), sorted(far), selected(deep)), 16);
}

TEST_F(Visible, in_lists) {
    expect_all_seen(find_many(question, seen, filter(), sorted(far), {2, false, {}}, selected(deep)), 16);
    expect_all_seen(rows(question, seen, filter(), sorted(far), 5, {"title"}), 9);
    expect_all_seen(count(question, seen, filter()), 7);
    expect_all_seen(count(question, seen, std::nullopt), 1);
    expect_all_seen(matching(question, seen, filter()), 7);
}

TEST_F(Visible, but_for_ones_own) {
    Selection selection =
        selected(R"({"title":true,"quiz":{"title":true},"answers":{"edges":{"node":{"text":true}}}})");
    const auto seen_in = [](const Statement &statement) { return found(statement.text, R"(\b(\w+)\.seen\b)"); };
    const sql::Value key = std::int64_t{1};
    EXPECT_EQ(seen_in(find_one(question, seen, key, selection)), (Aliases{"t0", "t1", "t1"}));
    EXPECT_EQ(seen_in(find_own(question, seen, key, selection)), (Aliases{"t1", "t1"}));
    const auto quiz = std::ranges::find(selection.members, "quiz", &Selected::name);
    quiz->is_own = true;
    const Statement own = find_own(question, seen, key, selection);
    EXPECT_EQ(seen_in(own), (Aliases{"t1"}));
    EXPECT_EQ(own.acts_as, 77U);
}

TEST_F(Visible, in_each_range_behind_a_cursor) {
    const page::Sort sort = sorted(R"([{"sequence":"Ascending"},{"createdAt":"Descending"}])");
    const page::Page page{2, false, cursor(sort, {"12", "34567890", "12345678"}, question)};
    expect_all_seen(find_many(question, seen, filter(), sort, page, selected(R"({"id":true})")), 20);
    expect_all_seen(find_before(question, seen, filter(), sort, page), 8);
}

TEST_F(Visible, in_searches) {
    Search search;
    search.condition = "'a'";
    expect_all_seen(find_many(question, seen, filter(), sorted("null"), {2, false, {}}, selected(deep), &search), 14);
    expect_all_seen(count(question, seen, std::nullopt, &search), 1);
}

TEST(VisibleOfNothing, is_refused_wherever_it_is_touched) {
    for (const char *model : {"quiz", "hint", "tag", "questionTag", "answer", "response"}) {
        const model::Schema seen = restricted(model);
        const model::Model &question = seen.get("question");
        const auto selection = parse_selection(Json::parse(R"({"id":true})"), question, seen, "selection");
        const auto filter = filter::parse(Json::parse(wide), question, seen, "filter");
        EXPECT_THROW(count(question, seen, filter), DomainError) << model;
        EXPECT_NO_THROW(find_one(question, seen, std::int64_t{1}, selection)) << model;
    }
    const model::Schema seen = restricted("hint");
    const model::Model &question = seen.get("question");
    const auto sort = page::parse_sort(Json::parse(far), question, seen, "sort");
    EXPECT_THROW(rows(question, seen, std::nullopt, sort, 5, {"title"}), DomainError);
}

TEST(VisibleOfTheWhole, is_everything) {
    EXPECT_TRUE(sql::is_true(schema().visible(test::question(), "t0")));
    EXPECT_FALSE(schema().is_restricted());
    EXPECT_EQ(schema().acts_as(), 0U);
}

} // namespace
} // namespace model_api::read
