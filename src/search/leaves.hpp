// The leaves of a JSON text: its strings and numbers, one by one, without the keys. It is read in one pass and in
// bounded memory, however deep it is; what is no JSON gives what can be made of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model_api::search {

class Leaves {
public:
    explicit Leaves(std::string_view json) : rest_(json) {}

    bool read(std::string &leaf); // false: there are no more

private:
    void read_string(std::string &leaf);
    void read_escape(std::string &leaf);
    void read_number(std::string &leaf);
    char32_t read_unit();
    bool at_colon();
    char take();

    std::string_view rest_;
};

} // namespace model_api::search

#include "base/pure.hpp"
