// What the columns of a statement's rows are: the plan by which rows become JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/selection.hpp"
#include "sql/type.hpp"

namespace model_api::read {

enum class Encoding : std::uint8_t {
    id,     // any type, written as a JSON string
    number, // int2, int4, int8, float4, float8, numeric: a JSON number; NaN and infinities as strings
    boolean,
    text,      // text and enum types: a JSON string
    date_time, // timestamptz: ISO 8601, UTC, milliseconds
    date,
    json,      // the column is JSON text already (json, jsonb, or to_json() of an odd type)
    rich_text, // text: an object of its parts
    state,     // text: "created" or {"created":"draft"}
    texts,     // text[]: a list of strings
    record,    // a record (row) of the members, or NULL
    list,      // a record (has_more_before boolean or NULL, rows record[]); each row: sort keys, then the members
};

struct Layout;

struct Slot {
    std::string name; // key in the JSON object
    int column = 0;   // position in its row, from 0
    Encoding encoding = Encoding::text;
    sql::Type type; // of the column
    RichTextParts rich_text;
    std::vector<Layout> inner; // record: one, its members. list: one
};

// What binds the cursors of a list with a search to it. It differs from word to word, while the statement does not.
struct CursorMark {
    std::uint64_t digest = 0; // of sort and search
    std::string search;       // of page::Cursor
};

// A connection: {"edges":[{"cursor","node"}],"pageInfo":{…}}.
struct Connection {
    bool present = false;                           // false: the rows are bare records
    int size = 0;                                   // rows beyond it only say that there are more
    bool backward = false;                          // rows come in reverse
    bool has_cursor = false;                        // the request had an after (or, backward, a before)
    bool edges = true, cursor = true, node = true;  // what is shown
    std::uint8_t page_info = page::whole_page_info; // of page::PageInfo
    std::uint64_t digest = 0;                       // of the sort, for the cursors
    int mark = -1;                                  // with a search: of Statement::marks, which have its digest
    std::vector<int> keys;                          // columns of the sort keys
    std::vector<sql::Type> key_types;
    int at_cursor_column = -1; // root only: boolean column, true for the row at the cursor, which is not of the page
};

struct Layout {
    Connection connection;
    std::vector<Slot> slots; // in the order in which they are written
};

} // namespace model_api::read

#include "base/pure.hpp"
