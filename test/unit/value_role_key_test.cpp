#include "value/role_key.hpp"

#include <gtest/gtest.h>

namespace model_api::value {
namespace {

std::string mistake(std::string_view text) {
    return role_key_mistake(text).value_or("");
}

TEST(RoleKey, IsAPlainWord) {
    for (const char *text : {"signed-in", "system-admin", "Role-abc_1", "a", "7"}) EXPECT_EQ(mistake(text), "") << text;
    EXPECT_EQ(mistake(std::string(63, 'a')), "");
    EXPECT_EQ(mistake(std::string(64, 'a')), "A role key is longer than 63 characters.");
    EXPECT_EQ(mistake(""), "A role key is empty.");
    EXPECT_EQ(mistake("-a"), "The character \"-\" at position 1 of a role key is no letter or digit.");
    EXPECT_EQ(mistake("a b"), "The character \" \" at position 2 of a role key is no letter or digit, \"_\" or \"-\".");
    EXPECT_EQ(mistake("rôle"),
              "The character \"ô\" at position 2 of a role key is no letter or digit, \"_\" or \"-\".");
}

TEST(RoleKey, IsToldWithTheNearestRoleThereIs) {
    EXPECT_EQ(unknown_role("editr", {"editor", "signed-in"}),
              "has the unknown role \"editr\" (did you mean \"editor\"?)");
    EXPECT_EQ(unknown_role("boss", {"editor"}), "has the unknown role \"boss\"");
}

TEST(RoleKeys, AreASetOfKeys) {
    EXPECT_EQ(role_keys_mistake({}), std::nullopt);
    EXPECT_EQ(role_keys_mistake({"a", "b", "A"}), std::nullopt);
    EXPECT_EQ(role_keys_mistake({"a", std::nullopt}), "A role key is null.");
    EXPECT_EQ(role_keys_mistake({"a", "b", "a"}), "The role key \"a\" is given twice.");
    EXPECT_EQ(role_keys_mistake({"a", ""}), "A role key is empty.");
}

} // namespace
} // namespace model_api::value
