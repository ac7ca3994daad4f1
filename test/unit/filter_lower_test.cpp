#include "filter_support.hpp"

using filter_test::sql_of;

TEST(FilterOnStrings, takes_every_operator) {
    EXPECT_EQ(sql_of(R"({"title":{"equals":"a"}})"), "t0.title = $1 <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"title":{"notEquals":"a"}})"), "t0.title <> $1 OR t0.title IS NULL <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"name":{"notEquals":"a"}})"), "t0.name <> $1 <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"title":{"lessThan":"a"}})"), "t0.title < $1 <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"title":{"lessThanOrEqual":"a"}})"), "t0.title <= $1 <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"title":{"greaterThan":"a"}})"), "t0.title > $1 <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"title":{"greaterThanOrEqual":"a"}})"), "t0.title >= $1 <- 'a'::text");
    EXPECT_EQ(sql_of(R"({"title":{"in":["a","b"]}})"), "t0.title = ANY ($1) <- [a|b]::text[]");
    EXPECT_EQ(sql_of(R"({"title":{"notIn":["a","b"]}})"), "(t0.title = ANY ($1)) IS NOT TRUE <- [a|b]::text[]");
    EXPECT_EQ(sql_of(R"({"name":{"notIn":["a"]}})"), "NOT t0.name = ANY ($1) <- [a]::text[]");
    EXPECT_EQ(sql_of(R"({"title":{"isSet":true}})"), "t0.title IS NOT NULL");
    EXPECT_EQ(sql_of(R"({"title":{"isSet":false}})"), "t0.title IS NULL");
    EXPECT_EQ(sql_of(R"({"title":{"startsWith":"a%"}})"), "t0.title ^@ $1 <- 'a%'::text");
    EXPECT_EQ(sql_of(R"({"title":{"contains":"50%_\\"}})"), R"(t0.title LIKE $1 <- '%50\%\_\\%'::text)");
    EXPECT_EQ(sql_of(R"({"title":{"endsWith":"a"}})"), "t0.title LIKE $1 <- '%a'::text");
}

TEST(FilterOnStrings, serves_every_kind_of_text) {
    for (const std::string field : {"email", "url", "color", "body"}) {
        EXPECT_EQ(sql_of(R"({")" + field + R"(":{"startsWith":"a"}})"), "t0." + field + " ^@ $1 <- 'a'::text");
    }
    EXPECT_EQ(sql_of(R"({"code":{"equals":"a"}})"), "t0.code = $1 <- 'a'::varchar");
    EXPECT_EQ(sql_of(R"({"code":{"contains":"a"}})"), "t0.code LIKE $1 <- '%a%'::text");
}

TEST(FilterOnStrings, folds_case_on_both_sides) {
    const auto folded = [](const std::string &operators) {
        return sql_of(R"({"title":{"caseSensitive":false,)" + operators + "}}");
    };
    EXPECT_EQ(folded(R"("equals":"A")"), "lower(t0.title) = lower($1) <- 'A'::text");
    EXPECT_EQ(folded(R"("notEquals":"A")"), "lower(t0.title) <> lower($1) OR t0.title IS NULL <- 'A'::text");
    EXPECT_EQ(folded(R"("equals":null)"), "t0.title IS NULL");
    EXPECT_EQ(folded(R"("lessThan":"A")"), "lower(t0.title) < lower($1) <- 'A'::text");
    EXPECT_EQ(folded(R"("in":["A","b",null])"),
              "lower(t0.title) = lower($1) OR lower(t0.title) = lower($2) OR t0.title IS NULL <- 'A'::text 'b'::text");
    EXPECT_EQ(folded(R"("notIn":["A"])"), "(lower(t0.title) = lower($1)) IS NOT TRUE <- 'A'::text");
    EXPECT_EQ(folded(R"("startsWith":"A")"), "lower(t0.title) ^@ lower($1) <- 'A'::text");
    EXPECT_EQ(folded(R"("contains":"A")"), "lower(t0.title) LIKE lower($1) <- '%A%'::text");
    EXPECT_EQ(folded(R"("endsWith":"A")"), "lower(t0.title) LIKE lower($1) <- '%A'::text");
    EXPECT_EQ(sql_of(R"({"title":{"equals":"A","caseSensitive":true}})"), "t0.title = $1 <- 'A'::text");
    EXPECT_EQ(sql_of(R"({"title":{"equals":"A","caseSensitive":null}})"), "t0.title = $1 <- 'A'::text");
}

TEST(FilterOnNumbers, keeps_the_type_of_the_column) {
    EXPECT_EQ(sql_of(R"({"count":{"equals":5}})"), "t0.count = $1 <- 5::int4");
    EXPECT_EQ(sql_of(R"({"count":{"equals":5.00}})"), "t0.count = $1 <- 5::int4");
    EXPECT_EQ(sql_of(R"({"count":{"in":[1,-2]}})"), "t0.count = ANY ($1) <- [1|-2]::int4[]");
    EXPECT_EQ(sql_of(R"({"price":{"lessThan":1.005}})"), "t0.price < $1 <- '1.005'::numeric");
    EXPECT_EQ(sql_of(R"({"price":{"equals":1e3}})"), "t0.price = $1 <- '1e3'::numeric");
    EXPECT_EQ(sql_of(R"({"serial":{"equals":123456789012345678901234567890}})"),
              "t0.serial = $1 <- '123456789012345678901234567890'::numeric");
    EXPECT_EQ(sql_of(R"({"score":{"greaterThanOrEqual":2.5}})"), "t0.score >= $1 <- ~2.500000::float8");
    EXPECT_EQ(sql_of(R"({"score":{"in":[0.1,3]}})"), "t0.score = ANY ($1) <- [0.1|3]::float8[]");
}

TEST(FilterOnNumbers, gives_parameters_no_modifier) {
    const auto writer = filter_test::written(R"({"code":{"equals":"longer than the column"}})", "sample",
                                             model_api::sql::Style::qualified);
    EXPECT_EQ(writer.parameters().at(0).type.modifier, -1);
}

TEST(FilterOnBooleans, compares) {
    EXPECT_EQ(sql_of(R"({"active":{"equals":true}})"), "t0.active = $1 <- true::bool");
    EXPECT_EQ(sql_of(R"({"active":{"notEquals":false}})"), "t0.active <> $1 OR t0.active IS NULL <- false::bool");
}

TEST(FilterOnDates, travels_as_a_number) {
    EXPECT_EQ(sql_of(R"({"moment":{"equals":"2000-01-01T00:00:01.5Z"}})"), "t0.moment = $1 <- 1500000::timestamptz");
    EXPECT_EQ(sql_of(R"({"moment":{"before":"2000-01-01T00:00:00+01:00"}})"),
              "t0.moment < $1 <- -3600000000::timestamptz");
    EXPECT_EQ(sql_of(R"({"moment":{"after":"2000-01-02"}})"), "t0.moment > $1 <- 86400000000::timestamptz");
    EXPECT_EQ(sql_of(R"({"day":{"equals":"2000-01-03"}})"), "t0.day = $1 <- 2::date");
    EXPECT_EQ(sql_of(R"({"day":{"beforeOrOn":"2000-01-03T23:59:59-11:00"}})"), "t0.day <= $1 <- 2::date");
    EXPECT_EQ(sql_of(R"({"day":{"afterOrOn":"2000-01-03"}})"), "t0.day >= $1 <- 2::date");
    EXPECT_EQ(sql_of(R"({"day":{"before":"2000-01-03"}})"), "t0.day < $1 <- 2::date");
    EXPECT_EQ(sql_of(R"({"day":{"after":"2000-01-03"}})"), "t0.day > $1 <- 2::date");
}

TEST(FilterOnDates, writes_lists_for_every_setting) {
    EXPECT_EQ(sql_of(R"({"moment":{"in":["2000-01-01T07:45:30.342Z","1999-12-31T23:59:59.000001Z"]}})"),
              "t0.moment = ANY ($1) <- [J2451545 07:45:30.342000+00|J2451544 23:59:59.000001+00]::timestamptz[]");
    EXPECT_EQ(sql_of(R"({"day":{"in":["2000-01-01","1999-12-31"]}})"),
              "t0.day = ANY ($1) <- [J2451545|J2451544]::date[]");
}

TEST(FilterOnEnums, takes_options) {
    EXPECT_EQ(sql_of(R"({"kind":{"equals":"single"}})"), "t0.kind = $1 <- 'single'::text");
    EXPECT_EQ(sql_of(R"({"kind":{"in":"multi"}})"), "t0.kind = ANY ($1) <- [multi]::text[]");
    EXPECT_EQ(sql_of(R"({"freeKind":{"equals":"anything"}})"), "t0.free_kind = $1 <- 'anything'::text");
    EXPECT_EQ(sql_of(R"({"kinds":{"equals":["single","multi"]}})"), R"(t0.kinds = $1 <- '{"single","multi"}'::text[])");
    EXPECT_EQ(sql_of(R"({"kinds":{"notEquals":"single"}})"),
              R"(t0.kinds <> $1 OR t0.kinds IS NULL <- '{"single"}'::text[])");
    EXPECT_EQ(sql_of(R"({"kinds":{"contains":"a \"b\""}})"), R"(t0.kinds @> $1 <- '{"a \"b\""}'::text[])");
    EXPECT_EQ(sql_of(R"({"kinds":{"equals":[]}})"), "t0.kinds = $1 <- '{}'::text[]");
    EXPECT_EQ(sql_of(R"({"kinds":{"isSet":false}})"), "t0.kinds IS NULL");
    EXPECT_EQ(sql_of(R"({"roles":{"contains":["signed-in"]}})"), R"(t0.roles @> $1 <- '{"signed-in"}'::text[])");
}

TEST(FilterOnJson, compares_documents) {
    EXPECT_EQ(sql_of(R"({"data":{"equals":{"a":[1,null]}}})"), R"(t0.data = $1 <- '{"a":[1,null]}'::jsonb)");
    EXPECT_EQ(sql_of(R"({"data":{"equals":null}})"), "t0.data IS NULL");
    EXPECT_EQ(sql_of(R"({"data":{"matches":{"a":1}}})"), R"(t0.data @> $1 <- '{"a":1}'::jsonb)");
    EXPECT_EQ(sql_of(R"({"data":{"in":[1,{"a":2}]}})"), R"(t0.data = ANY ($1) <- [1|{"a":2}]::jsonb[])");
    EXPECT_EQ(sql_of(R"({"data":{"notIn":{"a":2}}})"), R"((t0.data = ANY ($1)) IS NOT TRUE <- [{"a":2}]::jsonb[])");
    EXPECT_EQ(sql_of(R"({"oldData":{"equals":1}})"), "CAST(t0.old_data AS pg_catalog.jsonb) = $1 <- '1'::jsonb");
}

TEST(FilterOnStates, names_one_or_all_below) {
    EXPECT_EQ(sql_of(R"({"state":{"equals":"created.draft"}})"), "t0.state = $1 <- 'created.draft'::text");
    EXPECT_EQ(sql_of(R"({"state":{"equals":{"created":"draft"}}})"), "t0.state = $1 <- 'created.draft'::text");
    EXPECT_EQ(sql_of(R"({"state":{"in":["deleted",{"created":"draft"}]}})"),
              "t0.state = ANY ($1) <- [deleted|created.draft]::text[]");
    EXPECT_EQ(sql_of(R"({"state":{"inState":"created"}})"),
              "t0.state = $1 OR t0.state >= $2 AND t0.state < $3 <- 'created'::text 'created.'::text 'created/'::text");
}

TEST(FilterOnOtherTypes, uses_what_the_type_has) {
    EXPECT_EQ(sql_of(R"({"address":{"lessThan":"10.0.0.1"}})"), "t0.address < $1 <- '10.0.0.1'::inet");
    EXPECT_EQ(sql_of(R"({"address":{"notEquals":"10.0.0.1"}})"), "(t0.address = $1) IS NOT TRUE <- '10.0.0.1'::inet");
    EXPECT_EQ(sql_of(R"({"place":{"isSet":true}})"), "t0.place IS NOT NULL");
    EXPECT_EQ(sql_of(R"({"transaction":{"in":[7,"8"]}})"),
              "t0.transaction = $1 OR t0.transaction = $2 <- '7'::xid '8'::xid");
    EXPECT_EQ(sql_of(R"({"words":{"contains":["a",1,null]}})"), R"(t0.words @> $1 <- '{"a","1",NULL}'::text[])");
    EXPECT_EQ(sql_of(R"({"words":{"equals":null}})"), "t0.words IS NULL");
    const auto writer =
        filter_test::written(R"({"nick":{"equals":"a","startsWith":"b"}})", "sample", model_api::sql::Style::qualified);
    EXPECT_EQ(writer.text(), "t0.nick OPERATOR(public.=) $1 AND t0.nick OPERATOR(pg_catalog.^@) $2");
}

TEST(FilterOnIds, has_the_type_of_the_key) {
    EXPECT_EQ(sql_of(R"({"id":{"equals":"7"}})"), "t0.id = $1 <- 7::int8");
    EXPECT_EQ(sql_of(R"({"id":{"equals":7}})"), "t0.id = $1 <- 7::int8");
    EXPECT_EQ(sql_of(R"({"id":{"in":["7",8]}})"), "t0.id = ANY ($1) <- [7|8]::int8[]");
    EXPECT_EQ(sql_of(R"({"tiny":{"greaterThan":"7"}})"), "t0.tiny > $1 <- 7::int4");
    EXPECT_EQ(sql_of(R"({"word":{"equals":"de"}})"), "t0.word = $1 <- 'de'::text");
    EXPECT_EQ(sql_of(R"({"key":{"equals":"A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11"}})"),
              "t0.key = $1 <- 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid");
}

TEST(FilterOnNull, follows_the_decisions) {
    EXPECT_EQ(sql_of(R"({"title":{"equals":null}})"), "t0.title IS NULL");
    EXPECT_EQ(sql_of(R"({"title":{"notEquals":null}})"), "t0.title IS NOT NULL");
    EXPECT_EQ(sql_of(R"({"title":{"in":["a",null]}})"), "t0.title = ANY ($1) OR t0.title IS NULL <- [a]::text[]");
    EXPECT_EQ(sql_of(R"({"title":{"in":[null]}})"), "t0.title IS NULL");
    EXPECT_EQ(sql_of(R"({"title":{"notIn":["a",null]}})"),
              "(t0.title = ANY ($1) OR t0.title IS NULL) IS NOT TRUE <- [a]::text[]");
    EXPECT_EQ(sql_of(R"({"title":{"notIn":[null]}})"), "t0.title IS NOT NULL");
    EXPECT_EQ(sql_of(R"({"title":{"in":[]}})"), "FALSE");
    EXPECT_EQ(sql_of(R"({"title":{"notIn":[]}})"), "TRUE");
    EXPECT_EQ(sql_of(R"({"count":{"lessThan":null}})"), "FALSE");
    EXPECT_EQ(sql_of(R"({"title":{"isSet":null}})"), "TRUE");
}

TEST(FilterOnValues, trusts_no_column_to_be_set) {
    model_api::sql::Writer writer(model_api::sql::Style::readable);
    const model_api::filter::Filter filter = filter_test::parsed(
        R"({"AND":[{"name":{"notEquals":"a"}},{"name":{"notIn":["a"]}},{"NOT":[{"name":{"equals":"b"}}]}]})");
    writer << model_api::filter::lower(filter, filter_test::schema().get("sample"), filter_test::schema(), "t0",
                                       model_api::filter::Origin::value);
    EXPECT_EQ(writer.text(), "(t0.name <> $1 OR t0.name IS NULL) AND (t0.name = ANY ($2)) IS NOT TRUE AND (t0.name = "
                             "$3) IS NOT TRUE");
}
