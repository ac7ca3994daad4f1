#include "model/field_type.hpp"

#include <gtest/gtest.h>

namespace model_api::model {
namespace {

TEST(FieldType, TableIsInTheOrderOfKinds) {
    for (const FieldType &type : field_types())
        EXPECT_EQ(&field_type(type.kind) - &field_type(Kind::id), &type - field_types().data()) << type.name;
    EXPECT_EQ(field_types().back().kind, Kind::has_many_through);
}

TEST(FieldType, IsFoundByItsName) {
    for (const FieldType &type : field_types()) {
        ASSERT_NE(find_field_type(type.name), nullptr) << type.name;
        EXPECT_EQ(find_field_type(type.name)->kind, type.kind);
        EXPECT_EQ(field_type(type.kind).name, type.name);
    }
    EXPECT_EQ(find_field_type("Title"), nullptr);
    EXPECT_EQ(find_field_type(""), nullptr);
}

TEST(FieldType, OnlySecretsAreNeitherShownNorFilteredNorSorted) {
    for (const FieldType &type : field_types()) {
        const bool secret = type.kind == Kind::password || type.kind == Kind::encrypted_string;
        EXPECT_EQ(type.filterable, !secret) << type.name;
        const bool to_many = type.kind == Kind::has_many || type.kind == Kind::has_many_through;
        EXPECT_EQ(type.sortable, !secret && !to_many) << type.name;
        EXPECT_EQ(type.selectable, !secret) << type.name;
    }
}

TEST(FieldType, OnlyBelongsToIsARelationWithAColumn) {
    for (const FieldType &type : field_types()) {
        EXPECT_EQ(type.stored, !type.relation || type.kind == Kind::belongs_to) << type.name;
    }
}

} // namespace
} // namespace model_api::model
