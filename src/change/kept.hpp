// Statements of changes, kept by what they are for: a repeated shape of change is neither rendered nor planned again.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "read/query.hpp"
#include "statement/prepared.hpp"

namespace model_api::change {

struct Kept {
    std::shared_ptr<const statement::Prepared> statement; // hold it while it runs
    std::shared_ptr<const std::vector<sql::Parameter>> parameters;
    std::vector<read::CursorMark> marks = {}; // where its lists have searches
};

// `name` tells the statement from all others of its model for those who may see and do the same: "insert", then the
// columns, then the selection. One with searches is made anew each time: what they mean depends on the records.
Kept keep(const catalog::Snapshot &snapshot, const model::Model &model, std::string_view name,
          const std::function<read::Statement()> &make);

} // namespace model_api::change
