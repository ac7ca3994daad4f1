#include "load/ledger/ledger.hpp"

#include <gtest/gtest.h>

namespace model_api::load {
namespace {

Element create(const std::string &slug, const std::string &title) {
    return {slug, Create{.values = {.title = title, .note = {}}, .steps = {}}};
}
Element upsert(const std::string &slug, const std::string &title) {
    return {slug, Upsert{{.title = title, .note = {}}}};
}
Element increment(const std::string &slug, Id id, std::int64_t by) {
    return {slug, Update{.id = id, .values = {}, .increment = by, .steps = {}}};
}
Element move(const std::string &slug, Id id, std::size_t which) {
    return {slug, Transition{id, which}};
}

Shown shown(const std::string &slug, Id id, const std::string &title, std::int64_t counter = 0,
            const std::string &state = initial_state) {
    return {id, slug, title, {}, counter, state, {}};
}
Answer done(const Shown &record, std::optional<bool> is_created = {}) {
    return {.is_created = is_created, .count = {}, .shown = record, .message = {}};
}
Answer refused(Verdict verdict) {
    return {.verdict = verdict, .is_created = {}, .count = {}, .shown = {}, .message = {}};
}

class LoadLedger : public testing::Test {
protected:
    Ledger ledger{3};

    void make(Number number, const std::string &slug, Id id) {
        ledger.begin(number, "create", {create(slug, "a")});
        ledger.answer(number, {done(shown(slug, id, "a"))});
    }
    std::size_t faults(const std::vector<Shown> &records) {
        std::map<std::string, Shown> found;
        for (const Shown &record : records) found.emplace(record.slug, record);
        return ledger.check(found).size();
    }
};

TEST_F(LoadLedger, WantsWhatWasAcknowledged) {
    make(1, "task-0", 7);
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 0u);
    EXPECT_EQ(faults({}), 1u);
    EXPECT_EQ(faults({shown("task-0", 8, "a")}), 1u);
    EXPECT_EQ(faults({shown("task-0", 7, "b")}), 1u);
    EXPECT_EQ(faults({shown("task-0", 7, "a", 1)}), 1u);
    EXPECT_EQ(faults({shown("task-0", 7, "a", 0, "done")}), 1u);
    EXPECT_EQ(faults({shown("task-0", 7, "a"), shown("stranger", 8, "a")}), 1u);
    Shown with_step = shown("task-0", 7, "a");
    with_step.steps = Steps{"s"};
    EXPECT_EQ(faults({with_step}), 1u);
}

TEST_F(LoadLedger, WantsNothingOfWhatFailed) {
    ledger.begin(1, "create", {create("task-0", "a")});
    ledger.undo(1);
    EXPECT_EQ(faults({}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 1u);
}

TEST_F(LoadLedger, TakesALostOperationEitherWay) {
    ledger.begin(1, "create", {create("task-0", "a")});
    ledger.lose(1);
    EXPECT_EQ(faults({}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "b")}), 1u);
}

TEST_F(LoadLedger, WantsALostOperationWholeOrNotAtAll) {
    ledger.begin(1, "bulk_create", {create("task-0", "a"), create("task-1", "b")});
    ledger.lose(1);
    EXPECT_EQ(faults({}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a"), shown("task-1", 8, "b")}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 1u);
    EXPECT_EQ(faults({shown("task-1", 7, "b")}), 1u);
}

TEST_F(LoadLedger, RemembersWhatTellsOfALostOperation) {
    ledger.begin(1, "bulk_create", {create("task-0", "a"), create("task-1", "b")});
    ledger.lose(1);
    make(2, "task-0", 7); // it was not there: the bulk did not happen
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a"), shown("task-1", 8, "b")}), 1u);
}

TEST_F(LoadLedger, DoesNotJudgeByElementsThatChangeNothing) {
    make(1, "task-0", 7);
    ledger.begin(2, "bulk_create", {create("task-0", "b"), create("task-1", "b")}); // the first is a duplicate
    ledger.lose(2);
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a"), shown("task-1", 8, "b")}), 0u);
}

TEST_F(LoadLedger, OrdersConcurrentOperationsByTheirAnswers) {
    make(1, "task-0", 7);
    ledger.begin(2, "increment", {increment("task-0", 7, 1)});
    ledger.begin(3, "increment", {increment("task-0", 7, 10)});
    ledger.answer(2, {done(shown("task-0", 7, "a", 11))});
    ledger.answer(3, {done(shown("task-0", 7, "a", 10))});
    EXPECT_EQ(faults({shown("task-0", 7, "a", 11)}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a", 10)}), 1u);
}

TEST_F(LoadLedger, FindsALostUpdate) {
    make(1, "task-0", 7);
    ledger.begin(2, "increment", {increment("task-0", 7, 1)});
    ledger.begin(3, "increment", {increment("task-0", 7, 10)});
    ledger.answer(2, {done(shown("task-0", 7, "a", 1))});
    EXPECT_TRUE(ledger.discrepancies().empty());
    ledger.answer(3, {done(shown("task-0", 7, "a", 10))}); // each of the two overwrote the other
    EXPECT_EQ(ledger.discrepancies().size(), 1u);
}

TEST_F(LoadLedger, LetsOneOfTwoTransitionsWin) {
    make(1, "task-0", 7);
    ledger.begin(2, "start", {move("task-0", 7, 0)});
    ledger.begin(3, "start", {move("task-0", 7, 0)});
    ledger.answer(2, {refused(Verdict::wrong_state)});
    ledger.answer(3, {done(shown("task-0", 7, "a", 0, "open.started"))});
    EXPECT_EQ(faults({shown("task-0", 7, "a", 0, "open.started")}), 0u);

    ledger.begin(4, "finish", {move("task-0", 7, 1)});
    ledger.begin(5, "finish", {move("task-0", 7, 1)});
    ledger.answer(4, {done(shown("task-0", 7, "a", 0, "done"))});
    ledger.answer(5, {done(shown("task-0", 7, "a", 0, "done"))});
    EXPECT_EQ(ledger.discrepancies().size(), 1u);
}

TEST_F(LoadLedger, LetsOneOfTwoUpsertsCreate) {
    ledger.begin(1, "upsert", {upsert("task-0", "a")});
    ledger.begin(2, "upsert", {upsert("task-0", "b")});
    ledger.answer(2, {done(shown("task-0", 7, "b"), false)}); // tells the id before the one that made it does
    ledger.answer(1, {done(shown("task-0", 7, "a"), true)});
    EXPECT_EQ(faults({shown("task-0", 7, "b")}), 0u);
    EXPECT_EQ(faults({shown("task-0", 7, "a")}), 1u);
}

TEST_F(LoadLedger, FindsASecondRecordOfOneKey) {
    ledger.begin(1, "upsert", {upsert("task-0", "a")});
    ledger.begin(2, "upsert", {upsert("task-0", "b")});
    ledger.answer(1, {done(shown("task-0", 7, "a"), true)});
    ledger.answer(2, {done(shown("task-0", 8, "b"), true)});
    EXPECT_EQ(ledger.discrepancies().size(), 1u);
}

TEST_F(LoadLedger, WantsNoReadOfWhatWasUndone) {
    ledger.begin(1, "create", {create("task-0", "a")});
    ledger.begin(2, "find", {{"task-0", Find{}}});
    ledger.answer(2, {done(shown("task-0", 7, "a"))});
    ledger.undo(1);
    EXPECT_EQ(ledger.discrepancies().size(), 1u);
}

TEST_F(LoadLedger, DoesSeveralElementsOfOneRecordInOrder) {
    ledger.begin(1, "bulk_create", {create("task-0", "a"), create("task-1", "b"), create("task-0", "c")});
    EXPECT_FALSE(ledger.item("task-0").may_begin(false));
    EXPECT_TRUE(ledger.item("task-1").may_begin(false));
    ledger.answer(1, {done(shown("task-0", 7, "a")), done(shown("task-1", 8, "b")), refused(Verdict::not_unique)});
    EXPECT_EQ(faults({shown("task-0", 7, "a"), shown("task-1", 8, "b")}), 0u);
}

} // namespace
} // namespace model_api::load
