// Rows as JSON: records, lists and connections, straight from the executor's tuples.
#pragma once

#include "statement/shape.hpp"

namespace model_api::statement {

// A connection on its way into a buffer: its rows come one by one.
struct Edges {
    Shape *shape;
    StringInfo out;
    int rows;       // written so far
    bool more;      // rows exist beyond the page's size
    int first_byte; // of the first edge
    int *ends;      // backward: where each edge ends, for they are turned round at the end
    StringInfoData first_cursor, last_cursor;
};

// Inside the executor, all of these.
void begin_edges(Edges &edges, Shape &shape, StringInfo out);
void add_edge(Edges &edges, const Datum *values, const bool *nulls);
void end_edges(Edges &edges, bool exists_before);

void write_object(StringInfo out, Shape &shape, const Datum *values, const bool *nulls);
void write_record(StringInfo out, Member &member, Datum value);
void write_list(StringInfo out, Member &member, Datum value);

} // namespace model_api::statement
